-- Figures of the same indicator, region, period and unit that no one number fits: a row for each of them.
-- They are rounded if each is the next finer one, rounded: steps grow, and the distance is at most half a step.
CREATE OR REPLACE TEMPORARY VIEW same_figure AS
WITH known AS (
  SELECT id, release, revises, kind = 'exact' AS is_exact, value, half, stated_low, stated_high,
         concat_ws(' ', indicator, region, period, unit) AS about,
         CASE WHEN kind = 'exact' THEN value END AS exact_value,
         CASE WHEN kind = 'exact' AND value <> 0 THEN value END AS some_value
  FROM levels
  WHERE is_total AND stated_low IS NOT NULL
),
apart AS (
  SELECT *,
         lag(value) OVER (PARTITION BY about, is_exact, value = 0 ORDER BY half, value) AS finer,
         lag(half) OVER (PARTITION BY about, is_exact, value = 0 ORDER BY half, value) AS finer_half,
         max(stated_low) OVER (PARTITION BY about) AS highest_low,
         min(stated_high) OVER (PARTITION BY about) AS lowest_high,
         array_agg(release) OVER (PARTITION BY about) AS releases
  FROM known
),
told AS (
  SELECT id, about,
         bool_or(arrays_overlap(revises, releases)) OVER (PARTITION BY about) AS is_revised,
         bool_and(is_exact) OVER (PARTITION BY about) AS all_exact,
         min(exact_value) OVER (PARTITION BY about) < max(exact_value) OVER (PARTITION BY about) AS exact_differ,
         min(some_value) OVER (PARTITION BY about) < max(some_value) OVER (PARTITION BY about) AS some_differ,
         bool_and(finer IS NULL OR finer = value OR (finer_half < half AND abs(finer - value) <= half))
           OVER (PARTITION BY about) AS is_rounded
  FROM apart
  WHERE highest_low > lowest_high
)
SELECT 'same-figure.1' AS rule, about AS conflict, id AS member,
       CASE WHEN is_revised THEN 'revised-total'
            WHEN NOT all_exact AND NOT COALESCE(exact_differ, FALSE) THEN 'bound'
            WHEN all_exact AND some_differ AND is_rounded THEN 'rounding'
            ELSE 'unexplained'
       END AS reason
FROM told;
