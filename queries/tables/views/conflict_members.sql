-- The figures and changes that each conflict is between. Its id follows from its rule and their names, as that of any
-- derived thing: the first twelve digits of the SHA-256 of these, a line for each.
CREATE OR REPLACE TEMPORARY VIEW conflict_members AS
WITH members AS (
  SELECT * FROM same_figure
  UNION ALL SELECT * FROM narrower_above_wider
  UNION ALL SELECT * FROM country_below_regions
  UNION ALL SELECT * FROM previous_against_stated
),
named AS (
  SELECT rule, conflict, reason,
         array_join(
           array_sort(array_agg(concat('https://w3id.org/polgraph/id/', replace(member, ':', '/')))), chr(10)
         ) AS inputs
  FROM members
  GROUP BY rule, conflict, reason
)
SELECT DISTINCT concat('conflict:', substr(sha2(concat(n.rule, chr(10), n.inputs), 256), 1, 12)) AS conflict,
       m.rule, m.reason, m.member
FROM named n
JOIN members m ON m.rule = n.rule AND m.conflict = n.conflict AND m.reason = n.reason;
