-- The earlier level that each change leaves possible: from low / low_by to high / high_by, exact as fractions, and
-- whole for what is counted one by one. No high end is no upper end.
-- Levels of 10^13 and more, and ratios of more than three decimals, have no room here: the engine stops.
CREATE OR REPLACE TEMPORARY VIEW implied AS
WITH kinds AS (
  SELECT *, kind IN ('absolute', 'percentage-point') AS is_step, kind = 'factor' AND NOT rises AS is_product,
         CAST(CASE WHEN kind = 'factor' THEN greatest(least, 1)
                   WHEN kind = 'percent' AND rises THEN 100 + least
                   WHEN kind = 'percent' THEN greatest(100 - COALESCE(most, 100), 0)
              END AS DECIMAL(11, 4)) AS smaller,
         CAST(CASE WHEN kind = 'factor' THEN most
                   WHEN kind = 'percent' AND rises THEN 100 + most
                   WHEN kind = 'percent' THEN 100 - least
              END AS DECIMAL(11, 4)) AS larger
  FROM moves
  WHERE kind <> 'percent' OR rises OR least < 100  -- nothing falls by more than all of itself
),
undone AS (
  SELECT *,
         CASE WHEN is_step AND rises THEN greatest(COALESCE(low - most, 0), 0)
              WHEN is_step THEN low + least
              WHEN is_product THEN low * smaller
              WHEN larger IS NULL THEN 0
              WHEN kind = 'percent' THEN low * 100
              ELSE low
         END AS low_n,
         CASE WHEN is_step OR is_product THEN 1 ELSE COALESCE(larger, 1) END AS low_d,
         CASE WHEN is_step AND rises THEN high - least
              WHEN is_step THEN high + most
              WHEN is_product THEN high * larger
              WHEN smaller > 0 AND kind = 'percent' THEN high * 100
              WHEN smaller > 0 THEN high
         END AS high_n,
         CASE WHEN is_step OR is_product OR smaller = 0 THEN 1 ELSE smaller END AS high_d
  FROM kinds
),
telling AS (
  SELECT *, unit = 'percent' AND COALESCE(high_n > 100 * high_d, TRUE) AS is_capped  -- no share is above 100
  FROM undone
  WHERE low_n > 0 OR high_n IS NOT NULL
),
ends AS (
  SELECT id, observation, from_period, indicator, region, unit, release, revises, precision, previous, level_kind,
         is_whole, CAST(low_n AS DECIMAL(26, 11)) AS low, CAST(low_d AS DECIMAL(11, 4)) AS low_by,
         CAST(CASE WHEN is_capped THEN 100 ELSE high_n END AS DECIMAL(26, 11)) AS high,
         CAST(CASE WHEN is_capped THEN 1 ELSE high_d END AS DECIMAL(11, 4)) AS high_by
  FROM telling
),
whole AS (
  SELECT id, observation, from_period, indicator, region, unit, release, revises, precision, previous, level_kind,
         CAST(CASE WHEN is_whole AND low % low_by > 0 THEN low + low_by - low % low_by ELSE low END AS DECIMAL(26, 11))
           AS low,
         low_by,
         CAST(CASE WHEN is_whole THEN high - high % high_by ELSE high END AS DECIMAL(26, 11)) AS high,
         high_by
  FROM ends
)
SELECT * FROM whole WHERE high IS NULL OR low * high_by <= high * low_by;
