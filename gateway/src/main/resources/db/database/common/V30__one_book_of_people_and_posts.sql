-- A post has one record: name, place, level and number of people are those of table post; the roster has its plan only.
INSERT INTO post (id, name_zh, name_en, enterprise, site, area, level_id, round_the_clock, technical_group, on_duty_min)
    SELECT post, name_zh, name_en, enterprise, site, NULL, duty_level, 0, 0, people_min FROM roster_post
    WHERE post NOT IN (SELECT id FROM post);
ALTER TABLE roster_post DROP COLUMN name_zh;
ALTER TABLE roster_post DROP COLUMN name_en;
ALTER TABLE roster_post DROP COLUMN enterprise;
ALTER TABLE roster_post DROP COLUMN site;
ALTER TABLE roster_post DROP COLUMN duty_level;
ALTER TABLE roster_post DROP COLUMN people_min;
-- The name in English; null = as in name.
ALTER TABLE person ADD COLUMN name_en TEXT;
