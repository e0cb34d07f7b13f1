"""The tables of the catalog. Who changes one raises the version: a catalog of another version is made anew."""

from index import shown_changes

VERSION = 8
SCHEMA = """
CREATE TABLE file (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE problem (
    path TEXT NOT NULL, "where" TEXT NOT NULL, title TEXT NOT NULL, advice TEXT NOT NULL, left_out INTEGER NOT NULL
);
CREATE INDEX problem_path ON problem (path);
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, file TEXT NOT NULL, part TEXT NOT NULL,
    number INTEGER NOT NULL, digest BLOB NOT NULL,
    title TEXT NOT NULL, source TEXT, author TEXT, date TEXT, url TEXT, words INTEGER NOT NULL,
    indexed INTEGER NOT NULL DEFAULT 0, recognised INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0,
    UNIQUE (file, part)
);
CREATE INDEX article_title ON article (title);
CREATE INDEX article_path ON article (path);
CREATE INDEX article_unindexed ON article (id) WHERE NOT indexed AND NOT removed;
CREATE INDEX article_unrecognised ON article (date DESC, id) WHERE NOT recognised AND NOT removed;
CREATE INDEX article_removed ON article (id) WHERE removed;
CREATE TABLE body (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text TEXT NOT NULL, headline_start INTEGER, headline_end INTEGER, furniture TEXT NOT NULL, spans TEXT
);
CREATE TABLE mention (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, start INTEGER NOT NULL, end INTEGER NOT NULL,
    text TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, entity_id TEXT NOT NULL, in_furniture INTEGER NOT NULL,
    unsure INTEGER NOT NULL, reason TEXT NOT NULL, linked TEXT,
    PRIMARY KEY (article_id, start)
) WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity_id, in_furniture, unsure, kind);
CREATE INDEX mention_decided ON mention (json_extract(linked, '$[1]')) WHERE linked IS NOT NULL;
CREATE TABLE unlinked (article_id INTEGER NOT NULL);
CREATE TABLE linked_entity (id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL);
CREATE TABLE linked_name (key TEXT NOT NULL, entity_id TEXT NOT NULL, PRIMARY KEY (key, entity_id)) WITHOUT ROWID;
CREATE INDEX linked_name_entity ON linked_name (entity_id);
CREATE TABLE unnamed (entity_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER linked_entity_came AFTER INSERT ON linked_entity BEGIN
    DELETE FROM linked_name WHERE entity_id = new.id;
    INSERT OR IGNORE INTO unnamed VALUES (new.id);
END;
CREATE TRIGGER linked_entity_changed AFTER UPDATE ON linked_entity BEGIN
    DELETE FROM linked_name WHERE entity_id IN (old.id, new.id);
    INSERT OR IGNORE INTO unnamed VALUES (new.id);
END;
CREATE TRIGGER linked_entity_went AFTER DELETE ON linked_entity BEGIN
    DELETE FROM linked_name WHERE entity_id = old.id;
END;
CREATE TABLE decided_entity (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, hidden INTEGER NOT NULL,
    gone INTEGER NOT NULL
);
CREATE VIEW entity AS
SELECT id, type, name, aliases, hidden FROM decided_entity WHERE NOT gone UNION ALL
SELECT id, type, name, aliases, 0 FROM linked_entity WHERE id NOT IN (SELECT id FROM decided_entity);
CREATE TABLE role (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, holder INTEGER NOT NULL, office TEXT NOT NULL,
    "of" TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL, is_past INTEGER NOT NULL
);
CREATE INDEX role_article ON role (article_id);
CREATE TABLE applied (decisions TEXT NOT NULL, conflicts TEXT NOT NULL);
CREATE TABLE lost (entity_id TEXT NOT NULL, form TEXT NOT NULL, in_furniture INTEGER NOT NULL, times INTEGER NOT NULL);
CREATE TABLE aside (entity_id TEXT PRIMARY KEY, forms TEXT NOT NULL, is_all INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE afresh (articles INTEGER NOT NULL, changed INTEGER NOT NULL);
CREATE TABLE known_count (
    topic TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (topic, key, value)
) WITHOUT ROWID;
CREATE TABLE known_person (number INTEGER PRIMARY KEY, articles INTEGER NOT NULL, titles TEXT NOT NULL);
CREATE TABLE known_name (words TEXT PRIMARY KEY, person INTEGER NOT NULL, mentions INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX known_name_person ON known_name (person);
CREATE TABLE known_name_key (key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE INDEX known_name_key_person ON known_name_key (person);
CREATE TABLE known_entity (id TEXT PRIMARY KEY, type TEXT NOT NULL, key TEXT NOT NULL, person INTEGER) WITHOUT ROWID;
CREATE UNIQUE INDEX known_entity_key ON known_entity (type, key);
CREATE TABLE known_holder (
    family TEXT NOT NULL, "of" TEXT NOT NULL, branch TEXT NOT NULL, entity_id TEXT NOT NULL, is_past INTEGER NOT NULL,
    article_id INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (family, "of", branch, entity_id, is_past)
) WITHOUT ROWID;
CREATE INDEX known_holder_entity ON known_holder (entity_id);
"""
SCHEMA += shown_changes.SCHEMA
