-- Figures of the same indicator, region, period and unit that no one number fits: a row for each of them.
-- Each figure is the next finer one, rounded, where steps grow and the distance is at most half a step.
CREATE OR REPLACE TEMPORARY VIEW same_figure AS
WITH known AS (
  SELECT *, concat_ws(' ', indicator, region, period, unit) AS about
  FROM levels
  WHERE is_total AND stated_low IS NOT NULL
),
apart AS (
  SELECT about, count(DISTINCT CASE WHEN kind = 'exact' THEN value END) AS exact_values,
         bool_and(kind = 'exact') AS all_exact
  FROM known
  GROUP BY about
  HAVING max(stated_low) > min(stated_high)
),
revised AS (
  SELECT DISTINCT later.about
  FROM known later
  JOIN known earlier ON earlier.about = later.about AND array_contains(later.revises, earlier.release)
),
steps AS (
  SELECT about, value, half,
         lag(value) OVER (PARTITION BY about ORDER BY half, value) AS finer,
         lag(half) OVER (PARTITION BY about ORDER BY half, value) AS finer_half
  FROM (SELECT DISTINCT about, value, half FROM known WHERE kind = 'exact' AND value <> 0) AS printed
),
rounded AS (
  SELECT about
  FROM steps
  GROUP BY about
  HAVING count(*) > 1 AND bool_and(finer IS NULL OR (finer_half < half AND abs(finer - value) <= half))
)
SELECT 'same-figure.1' AS rule, a.about AS conflict, k.id AS member,
       CASE WHEN v.about IS NOT NULL THEN 'revised-total'
            WHEN a.exact_values <= 1 AND NOT a.all_exact THEN 'bound'
            WHEN a.all_exact AND r.about IS NOT NULL THEN 'rounding'
            ELSE 'unexplained'
       END AS reason
FROM apart a
JOIN known k ON k.about = a.about
LEFT JOIN revised v ON v.about = a.about
LEFT JOIN rounded r ON r.about = a.about;
