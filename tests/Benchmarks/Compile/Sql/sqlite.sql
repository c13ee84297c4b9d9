-- The quarter of every opened batch, written the set-based way by hand: one statement per step over the whole county, all in one transaction.
-- It gives the same rows in every table as the product; only the hashes, which SQLite cannot compute, are filled in with as many zeros.

CREATE TEMP TABLE t_batch AS
SELECT b."Id" AS batch, b."CommunityId" AS community
FROM "SubsidyBatches" b WHERE b."Quarter" = @quarter AND b."SupplementNumber" = 0 AND b."State" = 'Opened';

CREATE UNIQUE INDEX temp.t_batch_community ON t_batch (community);

-- who lived here on the last day, or left the sites from here (those count only with a payment, see below)
CREATE TEMP TABLE t_root AS
SELECT b.batch, b.community, h."Id" AS household, h."Number" AS number, h."OriginTownshipCode" AS township, h."RelocationKind" AS kind, h."Confirmation" AS confirmation,
  h."EndedOn" AS ended, g."Number" AS building, home."Id" IS NOT NULL AS resident, '' AS item
FROM (SELECT DISTINCT s."CommunityId", s."HouseholdId" FROM "HouseholdStays" s WHERE s."From" <= @day AND (s."Until" IS NULL OR s."Until" > s."From")) lived
JOIN t_batch b ON b.community = lived."CommunityId"
JOIN "Households" h ON h."Id" = lived."HouseholdId" AND (h."SuccessorId" IS NULL OR h."EndedOn" > @day)
LEFT JOIN "HouseholdStays" home ON home."HouseholdId" = h."Id" AND home."From" <= @day AND (home."Until" IS NULL OR home."Until" > @day)
LEFT JOIN "Dwellings" d ON d."Id" = home."DwellingId"
LEFT JOIN "Buildings" g ON g."Id" = d."BuildingId"
WHERE coalesce(home."CommunityId", (SELECT l."CommunityId" FROM "HouseholdStays" l
  WHERE l."HouseholdId" = h."Id" AND l."From" <= @day AND (l."Until" IS NULL OR l."Until" > l."From") ORDER BY l."From" DESC LIMIT 1)) = b.community
ORDER BY b.batch, h."Number";

-- ids grow in the order of the rows
UPDATE t_root SET item = printf('019B0000-0000-7000-8000-%012X', rowid);

CREATE UNIQUE INDEX temp.t_root_household ON t_root (household);

-- the household itself and all that were merged into it by the last day; the merged ones are judged on their own last day
CREATE TEMP TABLE t_family (household TEXT PRIMARY KEY, root INTEGER, judged TEXT, kind TEXT, confirmation TEXT) WITHOUT ROWID;

WITH RECURSIVE chain (household, root, judged, kind, confirmation) AS (
  SELECT household, rowid, NULL, kind, confirmation FROM t_root
  UNION
  SELECT h."Id", c.root, date(h."EndedOn", '-1 day'), h."RelocationKind", h."Confirmation" FROM chain c
  JOIN "Households" h ON h."SuccessorId" = c.household WHERE h."EndedOn" <= @day)
INSERT INTO t_family SELECT household, root, judged, kind, confirmation FROM chain;

CREATE TEMP TABLE t_status AS
SELECT f.household, f.root, f.judged,
  coalesce((SELECT p."Status" FROM "PovertySpells" p WHERE p."HouseholdId" = f.household AND p."From" <= coalesce(f.judged, @day) AND (p."Until" IS NULL OR p."Until" > coalesce(f.judged, @day))), 'None') AS status,
  EXISTS (SELECT 1 FROM "HouseholdStays" s WHERE s."HouseholdId" = f.household AND s."From" <= coalesce(f.judged, @day) AND (s."Until" IS NULL OR s."Until" > coalesce(f.judged, @day))) AS resident,
  f.kind = 'RegisteredPoor' AS poor, f.confirmation = 'Confirmed' AS confirmed
FROM t_family f;

-- the days that count: stays within covered spells; all stays where kind or status keep the household out
CREATE TEMP TABLE t_range AS
SELECT t.root, max(s."From", p."From") AS first, CASE WHEN s."Until" IS NULL THEN p."Until" WHEN p."Until" IS NULL THEN s."Until" ELSE min(s."Until", p."Until") END AS until
FROM t_status t
JOIN "HouseholdStays" s ON s."HouseholdId" = t.household
JOIN "PovertySpells" p ON p."HouseholdId" = t.household AND p."Status" IN ('LiftedOut', 'Unstable')
WHERE t.poor AND t.status IN ('LiftedOut', 'Unstable') AND (t.judged IS NULL OR t.confirmed)
UNION ALL
SELECT t.root, s."From", s."Until" FROM t_status t JOIN "HouseholdStays" s ON s."HouseholdId" = t.household
WHERE NOT (t.poor AND t.status IN ('LiftedOut', 'Unstable')) AND (t.judged IS NULL OR (t.confirmed AND t.poor AND NOT t.resident));

CREATE INDEX temp.t_range_root ON t_range (root);

CREATE TEMP TABLE t_verdict AS
SELECT f.root, r."Id" AS receipt, r."FeeType" AS fee,
  CASE WHEN r."Payer" = 'Waived' THEN 'Waived' WHEN r."Payer" <> 'Own' THEN 'ThirdPartyPayer' WHEN r."FeeType" = 'Penalty' THEN 'Penalty'
    WHEN r."FeeType" NOT IN ('Property', 'Elevator', 'Water') THEN 'FeeTypeNotSubsidised'
    WHEN EXISTS (SELECT 1 FROM t_range g WHERE g.root = f.root AND (g.until IS NULL OR g.until > g.first) AND g.first <= r."ServiceTo" AND (g.until IS NULL OR r."ServiceFrom" < g.until)) THEN 'Counted'
    ELSE 'ServiceOutsideEligibility' END AS reason,
  r."AmountFen" AS fen
FROM t_family f
JOIN "FeeReceipts" r ON r."HouseholdId" = f.household AND r."PaidOn" >= @start AND r."PaidOn" < @end
WHERE r."Kind" = 'Payment';

INSERT INTO t_verdict
SELECT v.root, r."Id", v.fee, CASE WHEN v.reason = 'Counted' THEN 'RefundCounted' ELSE 'RefundOfUncounted' END, -r."AmountFen"
FROM "FeeReceipts" p
JOIN "FeeReceipts" r ON r."RefundOfId" = p."Id"
JOIN t_family f ON f.household = p."HouseholdId"
JOIN t_verdict v ON v.receipt = p."Id" AND v.root = f.root
WHERE p."RefundedFen" > 0 AND p."PaidOn" >= @start AND p."PaidOn" < @end;

INSERT INTO t_verdict
SELECT f.root, r."Id", r."FeeType", 'RefundOfUncounted', 0
FROM t_family f
JOIN "FeeReceipts" r ON r."HouseholdId" = f.household AND r."PaidOn" >= @start AND r."PaidOn" < @end
JOIN "FeeReceipts" p ON p."Id" = r."RefundOfId"
WHERE r."Kind" = 'Refund' AND (p."PaidOn" < @start OR p."PaidOn" >= @end);

CREATE TEMP TABLE t_sum (root INTEGER PRIMARY KEY, property INTEGER, elevator INTEGER, water INTEGER, base INTEGER, amount INTEGER, counted INTEGER, paid INTEGER, thirds INTEGER, others INTEGER, rows INTEGER);

INSERT INTO t_sum
SELECT root, property, elevator, water, property + elevator + water,
  CASE WHEN property + elevator + water >= 0 THEN ((property + elevator + water) * @rate * 2 + 10000) / 20000 ELSE -((-(property + elevator + water) * @rate * 2 + 10000) / 20000) END,
  counted, paid, thirds, others, payments
FROM (SELECT root,
    sum(CASE WHEN fee = 'Property' AND reason IN ('Counted', 'RefundCounted') THEN fen ELSE 0 END) AS property,
    sum(CASE WHEN fee = 'Elevator' AND reason IN ('Counted', 'RefundCounted') THEN fen ELSE 0 END) AS elevator,
    sum(CASE WHEN fee = 'Water' AND reason IN ('Counted', 'RefundCounted') THEN fen ELSE 0 END) AS water,
    sum(reason IN ('Counted', 'RefundCounted')) AS counted,
    sum(reason IN ('Penalty', 'FeeTypeNotSubsidised', 'ThirdPartyPayer', 'Waived', 'ServiceOutsideEligibility')) AS paid,
    sum(reason = 'ThirdPartyPayer') AS thirds,
    sum(reason IN ('Waived', 'ServiceOutsideEligibility')) AS others,
    sum(reason NOT IN ('RefundCounted', 'RefundOfUncounted')) AS payments
  FROM t_verdict GROUP BY root);

-- left the sites and paid nothing in the quarter: nothing to show
CREATE TEMP TABLE t_gone AS SELECT t.rowid AS root FROM t_root t LEFT JOIN t_sum s ON s.root = t.rowid WHERE NOT t.resident AND coalesce(s.rows, 0) = 0;

DELETE FROM t_verdict WHERE root IN (SELECT root FROM t_gone);

DELETE FROM t_root WHERE rowid IN (SELECT root FROM t_gone);

CREATE TEMP TABLE t_members AS
SELECT t.rowid AS root, sum(p."RelocationKind" IN ('RegisteredPoor', 'Addition')) AS eligible, count(*) AS living
FROM t_root t
JOIN "HouseholdMembers" m ON m."HouseholdId" = t.household AND m."From" <= @day AND (m."Until" IS NULL OR m."Until" > @day)
JOIN "Residents" p ON p."Id" = m."ResidentId" AND (p."DiedOn" IS NULL OR p."DiedOn" > @day)
GROUP BY t.rowid;

CREATE UNIQUE INDEX temp.t_members_root ON t_members (root);

CREATE TEMP TABLE t_head AS
SELECT root, name, alive FROM (
  SELECT t.rowid AS root, p."Name" AS name, p."DiedOn" IS NULL AS alive, row_number() OVER (PARTITION BY t.rowid ORDER BY h."From" DESC) AS place
  FROM t_root t
  JOIN "HouseholdHeads" h ON h."HouseholdId" = t.household AND h."From" <= @day AND (h."Until" IS NULL OR h."Until" > h."From")
  JOIN "Residents" p ON p."Id" = h."ResidentId") WHERE place = 1;

CREATE UNIQUE INDEX temp.t_head_root ON t_head (root);

-- the account in force today: the highest version that is verified and has begun
CREATE TEMP TABLE t_account AS
SELECT household, account, holder, name, masked, number FROM (
  SELECT a."HouseholdId" AS household, a."Id" AS account, a."HolderResidentId" AS holder, a."HolderName" AS name, a."AccountMasked" AS masked, a."AccountIndex" AS number,
    row_number() OVER (PARTITION BY a."HouseholdId" ORDER BY a."VersionNumber" DESC) AS place
  FROM "PayoutAccounts" a WHERE a."State" = 'Verified' AND a."EffectiveFrom" <= @today) WHERE place = 1;

CREATE UNIQUE INDEX temp.t_account_household ON t_account (household);

CREATE TEMP TABLE t_shared AS
SELECT a.number FROM t_account a JOIN "Households" h ON h."Id" = a.household AND (h."EndedOn" IS NULL OR h."EndedOn" > @today) GROUP BY a.number HAVING count(*) > 1;

CREATE UNIQUE INDEX temp.t_shared_number ON t_shared (number);

CREATE TEMP TABLE t_result AS
SELECT x.*, CASE
    WHEN x.unfit IS NOT NULL THEN x.unfit
    WHEN x.earlier THEN 'AlreadyPaid'
    WHEN x.amount <= 0 THEN CASE WHEN x.counted > 0 THEN CASE WHEN x.amount < 0 THEN 'NegativeTotal' ELSE 'ZeroAmount' END
      WHEN x.thirds > 0 AND x.others = 0 THEN 'ThirdPartyOnly' WHEN x.paid > 0 THEN 'NothingCounted' ELSE 'NoReceipts' END
    WHEN NOT CASE WHEN x.usable THEN x.holderAlive ELSE x.headAlive END THEN 'PayeeDeceased'
    WHEN NOT x.usable THEN 'NoVerifiedAccount'
    WHEN x.shared THEN 'DuplicateAccount' END AS reason
FROM (
  SELECT t.rowid AS root, t.batch, t.community, t.household, t.number, t.township, t.building, t.item, st.status,
    CASE WHEN NOT st.confirmed THEN 'Unconfirmed' WHEN NOT st.poor THEN 'NotRegisteredPoor' WHEN NOT st.resident THEN 'NotResident'
      WHEN st.status NOT IN ('LiftedOut', 'Unstable') THEN 'StatusNotCovered' WHEN coalesce(m.eligible, 0) = 0 THEN 'NoLivingMember' END AS unfit,
    e.root IS NOT NULL AS earlier,
    coalesce(s.property, 0) AS property, coalesce(s.elevator, 0) AS elevator, coalesce(s.water, 0) AS water, coalesce(s.base, 0) AS base, coalesce(s.amount, 0) AS amount,
    coalesce(s.counted, 0) AS counted, coalesce(s.paid, 0) AS paid, coalesce(s.thirds, 0) AS thirds, coalesce(s.others, 0) AS others,
    coalesce(m.eligible, 0) AS eligible, coalesce(m.living, 0) AS living, coalesce(h.name, '') AS headName, coalesce(h.alive, 1) AS headAlive,
    a.account, a.holder, a.name AS holderName, a.masked, p."DiedOn" IS NULL AS holderAlive, c.number IS NOT NULL AS shared,
    a.account IS NOT NULL AND (p."DiedOn" IS NOT NULL OR EXISTS (SELECT 1 FROM "HouseholdMembers" k WHERE k."HouseholdId" = t.household AND k."ResidentId" = a.holder
      AND k."From" <= CASE WHEN t.ended <= @today THEN date(t.ended, '-1 day') ELSE @today END
      AND (k."Until" IS NULL OR k."Until" > CASE WHEN t.ended <= @today THEN date(t.ended, '-1 day') ELSE @today END))) AS usable
  FROM t_root t
  JOIN t_status st ON st.root = t.rowid AND st.judged IS NULL
  LEFT JOIN (SELECT DISTINCT f.root FROM t_family f JOIN "SubsidyLines" l ON l."HouseholdId" = f.household AND l."Quarter" = @quarter) e ON e.root = t.rowid
  LEFT JOIN t_sum s ON s.root = t.rowid
  LEFT JOIN t_members m ON m.root = t.rowid
  LEFT JOIN t_head h ON h.root = t.rowid
  LEFT JOIN t_account a ON a.household = t.household
  LEFT JOIN "Residents" p ON p."Id" = a.holder
  LEFT JOIN t_shared c ON c.number = a.number) x
ORDER BY x.root;

INSERT INTO "SubsidyLines" ("Id", "BatchId", "CommunityId", "Quarter", "HouseholdId", "HouseholdNumber", "OriginTownshipCode", "Component", "BuildingNumber", "PayeeResidentId", "PayeeName",
  "AccountId", "AccountMasked", "PropertyFen", "ElevatorFen", "WaterFen", "BaseFen", "EligibleMembers", "LivingMembers", "RateBasisPoints", "AmountFen")
SELECT item, batch, community, @quarter, household, number, township, 0, building, holder, holderName, account, masked, property, elevator, water, base, eligible, living, @rate, amount
FROM t_result WHERE reason IS NULL;

INSERT INTO "SubsidyExclusions" ("Id", "BatchId", "CommunityId", "Quarter", "HouseholdId", "HouseholdNumber", "OriginTownshipCode", "BuildingNumber", "HeadName", "Reason", "Detail",
  "PropertyFen", "ElevatorFen", "WaterFen", "BaseFen", "EligibleMembers", "LivingMembers", "RateBasisPoints", "AmountFen")
SELECT item, batch, community, @quarter, household, number, township, building, headName, reason,
  CASE reason WHEN 'StatusNotCovered' THEN CASE status WHEN 'Marginal' THEN '边缘易致贫户' WHEN 'SuddenHardship' THEN '突发严重困难户' ELSE '无' END
    WHEN 'PayeeDeceased' THEN coalesce(holderName, headName)
    WHEN 'NoVerifiedAccount' THEN CASE WHEN account IS NOT NULL THEN '账户持有人' || holderName || '不是本户现有成员' END END,
  property, elevator, water, base, eligible, living, @rate, amount
FROM t_result WHERE reason IS NOT NULL;

INSERT INTO "SubsidyEvidence" ("ItemId", "ReceiptId", "BatchId", "Reason", "CountedFen")
SELECT t.item, v.receipt, t.batch, v.reason, CASE WHEN v.reason IN ('Counted', 'RefundCounted') THEN v.fen ELSE 0 END
FROM t_verdict v JOIN t_root t ON t.rowid = v.root ORDER BY v.root, v.receipt;

CREATE TEMP TABLE t_total AS
SELECT batch, community, sum(reason IS NULL) AS lines, sum(reason IS NOT NULL) AS excluded, sum(CASE WHEN reason IS NULL THEN amount ELSE 0 END) AS fen FROM t_result GROUP BY batch, community;

INSERT INTO "AuditEntries" ("Chain", "Sequence", "At", "ActorPerson", "ActorName", "Action", "SubjectType", "SubjectId", "RootId", "Before", "After", "Note", "RowCount", "RowsDigest",
  "RequestId", "PreviousHash", "Hash")
SELECT h."Chain", h."Sequence" + 1, @now, @person, @name, 'compile', 'SubsidyBatch', lower(t.batch), lower(t.batch), NULL, NULL,
  printf('%s：%d 户，%d.%02d 元；不予发放 %d 户', @quarter, t.lines, t.fen / 100, t.fen % 100, t.excluded), t.lines + t.excluded, @digest, @request, h."Hash", @hash
FROM t_total t JOIN "AuditChainHeads" h ON h."Chain" = lower(t.community)
UNION ALL
SELECT h."Chain", h."Sequence" + 2, @now, @person, @name, 'update', 'SubsidyBatch', lower(t.batch), lower(t.batch),
  '{"CompiledAt":null,"CompiledBy":null,"CompiledByName":null,"ContentHash":null,"PolicyVersionId":null,"State":"Opened"}',
  '{"CompiledAt":"' || @nowText || '","CompiledBy":"' || @person || '","CompiledByName":"' || @name || '","ContentHash":"' || @digest || '","PolicyVersionId":"' || lower(@policy) || '","State":"Compiled"}',
  NULL, NULL, NULL, @request, @hash, @hash
FROM t_total t JOIN "AuditChainHeads" h ON h."Chain" = lower(t.community);

UPDATE "AuditChainHeads" SET "Sequence" = "Sequence" + 2, "Hash" = @hash, "Seal" = @hash WHERE "Chain" IN (SELECT lower(community) FROM t_total);

UPDATE "SubsidyBatches" SET "State" = 'Compiled', "CompiledAt" = @now, "CompiledBy" = @person, "CompiledByName" = @name, "ContentHash" = @digest, "PolicyVersionId" = @policy,
  "Version" = "Version" + 1 WHERE "Id" IN (SELECT batch FROM t_total);

INSERT INTO "BatchSteps" ("Id", "BatchId", "CommunityId", "Action", "From", "To", "By", "ByName", "At", "Reason", "ContentHash")
SELECT printf('019B0001-0000-7000-8000-%012X', rowid), batch, community, 'Compile', 'Opened', 'Compiled', @person, @name, @now, NULL, @digest FROM t_total;

INSERT INTO "WorkLeases" ("Key", "Fence", "Owner", "Until") SELECT 'subsidy-batch:' || lower(batch), 1, NULL, NULL FROM t_total;

UPDATE "PolicyVersions" SET "LastUsedOn" = @day, "Version" = "Version" + 1 WHERE "Id" = @policy;
