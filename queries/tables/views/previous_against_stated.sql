-- Stated earlier levels that a change and its level leave no room for: a row for the level, the change, and the other
-- figure, which is missing where the change itself states the earlier level.
CREATE OR REPLACE TEMPORARY VIEW previous_against_stated AS
WITH stated AS (
  SELECT i.*, s.stated_by, o.id AS other, o.release AS other_release, o.revises AS other_revises, o.kind AS other_kind,
         CAST(CASE s.stated_by WHEN 'change' THEN i.previous ELSE o.possible_low END AS DECIMAL(20, 7)) AS other_low,
         CAST(CASE s.stated_by WHEN 'change' THEN i.previous ELSE o.possible_high END AS DECIMAL(20, 7)) AS other_high,
         CAST(CASE WHEN o.value <> 0 THEN greatest(o.value - o.half, 0) END AS DECIMAL(20, 7)) AS rounded_low,
         CAST(CASE WHEN o.value <> 0 THEN o.value + o.half END AS DECIMAL(20, 7)) AS rounded_high
  FROM implied i
  CROSS JOIN (VALUES ('change'), ('figure')) AS s (stated_by)
  LEFT JOIN levels o ON s.stated_by = 'figure' AND o.is_total AND o.indicator = i.indicator AND o.region = i.region
    AND o.period = i.from_period AND o.unit = i.unit
),
apart AS (
  SELECT observation, id, other,
         CASE WHEN stated_by = 'change' THEN 'unexplained'
              WHEN array_contains(revises, other_release) OR array_contains(other_revises, release) THEN 'revised-total'
              WHEN NOT (level_kind = 'exact' AND precision = 'exact' AND other_kind = 'exact') THEN 'bound'
              WHEN COALESCE(rounded_low * high_by <= high, high IS NULL) AND low <= rounded_high * low_by
                THEN 'rounding'
              ELSE 'unexplained'
         END AS reason
  FROM stated
  WHERE other_low * high_by > high OR low > other_high * low_by
),
members AS (
  SELECT observation, id, other, reason, CASE side WHEN 1 THEN observation WHEN 2 THEN id ELSE other END AS member
  FROM apart
  CROSS JOIN (VALUES (1), (2), (3)) AS sides (side)
)
SELECT 'previous-against-stated.1' AS rule, concat_ws(' ', observation, id, other) AS conflict, member, reason
FROM members
WHERE member IS NOT NULL;
