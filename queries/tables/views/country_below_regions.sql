-- Figures of the country below the sum of its regions, which may be stated in part: a row for it and each of them.
-- A region counts with its least figure, and only if it was there all the time.
CREATE OR REPLACE TEMPORARY VIEW country_below_regions AS
WITH regions AS (
  SELECT l.id, l.indicator, l.period, l.unit, l.possible_low,
         row_number() OVER (
           PARTITION BY l.indicator, l.region, l.period, l.unit ORDER BY l.possible_low, l.id
         ) AS from_least
  FROM levels l
  LEFT JOIN concepts c ON c.id = concat('region:', l.region)
  WHERE l.is_total AND l.is_additive AND l.region LIKE 'KZ-%' AND l.possible_low IS NOT NULL
    AND (c.valid_from IS NULL OR c.valid_from <= l.period_first)
),
summands AS (SELECT * FROM regions WHERE from_least = 1),
sums AS (
  SELECT indicator, period, unit, sum(possible_low) AS least FROM summands GROUP BY indicator, period, unit
),
below AS (
  SELECT l.id, l.indicator, l.period, l.unit
  FROM levels l
  JOIN sums s ON s.indicator = l.indicator AND s.period = l.period AND s.unit = l.unit
  WHERE l.is_total AND l.region = 'KZ' AND s.least > 0 AND s.least > l.possible_high
)
SELECT 'country-below-regions.1' AS rule, id AS conflict, id AS member, 'unexplained' AS reason FROM below
UNION ALL
SELECT 'country-below-regions.1', b.id, s.id, 'unexplained'
FROM below b
JOIN summands s ON s.indicator = b.indicator AND s.period = b.period AND s.unit = b.unit;
