-- Figures of the country below the sum of its regions, however few of them are stated: a row for it and each of them.
-- A region counts with its least figure, and only if it was there all the time.
CREATE OR REPLACE TEMPORARY VIEW country_below_regions AS
WITH ranked AS (
  SELECT l.id, l.indicator, l.region, l.period, l.unit, l.possible_low, l.possible_high,
         c.valid_from IS NULL OR COALESCE(c.valid_from <= l.period_first, FALSE) AS existed,
         row_number() OVER (
           PARTITION BY l.indicator, l.region, l.period, l.unit ORDER BY l.possible_low NULLS LAST, l.id
         ) AS from_least
  FROM levels l
  LEFT JOIN concepts c ON c.id = concat('region:', l.region)
  WHERE l.is_total AND l.is_additive AND (l.region = 'KZ' OR l.region LIKE 'KZ-%')
),
placed AS (
  SELECT *, region <> 'KZ' AND existed AND from_least = 1 AND possible_low IS NOT NULL AS is_summand FROM ranked
),
summed AS (
  SELECT *, sum(CASE WHEN is_summand THEN possible_low END) OVER (PARTITION BY indicator, period, unit) AS least
  FROM placed
)
SELECT 'country-below-regions.1' AS rule, c.id AS conflict, p.id AS member, 'unexplained' AS reason
FROM summed c
JOIN placed p ON p.indicator = c.indicator AND p.period = c.period AND p.unit = c.unit AND (p.is_summand OR p.id = c.id)
WHERE c.region = 'KZ' AND c.least > 0 AND c.least > c.possible_high;
