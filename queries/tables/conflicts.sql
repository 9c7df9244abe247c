-- A row for each figure or change that a conflict is between; nobody says here which of them is right.
WITH claims AS (
  SELECT id, release, region, indicator, period, kind, value, low, low_included, high, high_included, unit,
         CAST(NULL AS STRING) AS change_kind, CAST(NULL AS DOUBLE) AS change, CAST(NULL AS DOUBLE) AS change_low,
         CAST(NULL AS DOUBLE) AS change_high, CAST(NULL AS STRING) AS direction, CAST(NULL AS DOUBLE) AS previous
  FROM observations
  UNION ALL
  SELECT id, release, region, indicator, period, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         kind, value, low, high, direction, previous
  FROM changes
),
evidenced AS (SELECT fact, array_join(array_sort(array_agg(DISTINCT span)), ' ') AS evidence FROM spans GROUP BY fact)
SELECT m.conflict, m.reason, m.rule, c.region, c.indicator, c.period, c.kind, c.value, c.low,
       c.low_included AS lowIncluded, c.high, c.high_included AS highIncluded, c.unit, c.change_kind AS changeKind,
       c.change, c.change_low AS changeLow, c.change_high AS changeHigh, c.direction, c.previous, c.release,
       c.id AS claim, e.evidence
FROM conflict_members m
JOIN claims c ON c.id = m.member
JOIN evidenced e ON e.fact = c.id
WHERE c.indicator IS NOT NULL AND c.region IS NOT NULL
  AND (:region IS NULL OR c.region = :region) AND (:reason IS NULL OR m.reason = :reason)
ORDER BY m.conflict, c.region, c.indicator, c.period NULLS FIRST, c.id
