-- Stated earlier levels that a change and its level leave no room for: a row for the level, the change, and the other
-- figure, which is missing where the change itself states the earlier level.
CREATE OR REPLACE TEMPORARY VIEW previous_against_stated AS
WITH others AS (
  SELECT id, indicator, region, period, unit, release, revises, kind, value,
         CAST(possible_low AS DECIMAL(20, 7)) AS low, CAST(possible_high AS DECIMAL(20, 7)) AS high,
         CAST(greatest(value - half, 0) AS DECIMAL(20, 7)) AS rounded_low,
         CAST(value + half AS DECIMAL(20, 7)) AS rounded_high
  FROM levels
  WHERE is_total AND possible_low IS NOT NULL
),
apart AS (
  SELECT observation, id, CAST(NULL AS STRING) AS other, 'unexplained' AS reason
  FROM implied
  WHERE previous * high_by > high OR low > previous * low_by
  UNION ALL
  SELECT i.observation, i.id, o.id,
         CASE WHEN array_contains(i.revises, o.release) OR array_contains(o.revises, i.release) THEN 'revised-total'
              WHEN NOT (i.level_kind = 'exact' AND i.precision = 'exact' AND o.kind = 'exact') THEN 'bound'
              WHEN o.value <> 0 AND COALESCE(o.rounded_low * i.high_by <= i.high, TRUE)
                AND i.low <= o.rounded_high * i.low_by THEN 'rounding'
              ELSE 'unexplained'
         END
  FROM implied i
  JOIN others o ON o.indicator = i.indicator AND o.region = i.region AND o.period = i.from_period AND o.unit = i.unit
  WHERE o.low * i.high_by > i.high OR i.low > o.high * i.low_by
),
members AS (
  SELECT *, observation AS member FROM apart
  UNION ALL SELECT *, id FROM apart
  UNION ALL SELECT *, other FROM apart WHERE other IS NOT NULL
)
SELECT 'previous-against-stated.1' AS rule, concat_ws(' ', observation, id, other) AS conflict, member, reason
FROM members;
