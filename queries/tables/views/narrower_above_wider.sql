-- Figures of a part, such as crimes, above those of its whole, such as criminal offences: a row for each of the two.
CREATE OR REPLACE TEMPORARY VIEW narrower_above_wider AS
WITH ranked AS (
  SELECT *,
         row_number() OVER (
           PARTITION BY indicator, region, period, unit ORDER BY possible_low DESC NULLS LAST, id
         ) AS from_top,
         row_number() OVER (
           PARTITION BY indicator, region, period, unit ORDER BY possible_high NULLS LAST, id
         ) AS from_least
  FROM levels
  WHERE is_total AND is_additive AND subject IS NOT NULL
),
above AS (
  SELECT substr(narrower.id, 9) AS subject, substr(wider.id, 9) AS wider
  FROM concepts narrower
  JOIN concepts wider ON array_contains(narrower.broader, wider.id)
  WHERE narrower.id LIKE 'subject:%' AND wider.id LIKE 'subject:%'
),
pairs AS (
  SELECT top.id AS part, least.id AS whole
  FROM ranked top
  JOIN above ON above.subject = top.subject
  JOIN ranked least ON least.subject = above.wider AND least.region = top.region AND least.period = top.period
    AND least.unit = top.unit AND least.measure IS NOT DISTINCT FROM top.measure
    AND least.setting IS NOT DISTINCT FROM top.setting
  WHERE top.from_top = 1 AND least.from_least = 1 AND top.possible_low > least.possible_high
)
SELECT 'narrower-above-wider.1' AS rule, concat_ws(' ', whole, part) AS conflict,
       CASE side WHEN 'part' THEN part ELSE whole END AS member, 'unexplained' AS reason
FROM pairs
CROSS JOIN (VALUES ('part'), ('whole')) AS sides (side);
