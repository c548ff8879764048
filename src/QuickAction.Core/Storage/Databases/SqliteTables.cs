namespace QuickAction.Core.Storage.Databases;

/// <summary>The tables on SQLite. The triggers keep mistakes out; the proof against intent is the tree.</summary>
internal static class SqliteTables
{
    public const string Log = """
        CREATE TABLE audit_log (id INTEGER PRIMARY KEY CHECK (id = 1), origin TEXT NOT NULL, created INTEGER NOT NULL);
        CREATE TABLE audit_entry (position INTEGER PRIMARY KEY CHECK (position >= 0), leaf BLOB NOT NULL, leaf_hash BLOB NOT NULL);
        CREATE TABLE audit_node (level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (level, position)) WITHOUT ROWID;
        CREATE TABLE audit_checkpoint (size INTEGER PRIMARY KEY, root BLOB NOT NULL, note TEXT NOT NULL, created INTEGER NOT NULL);
        CREATE TABLE audit_cosignature (size INTEGER NOT NULL, line TEXT NOT NULL, PRIMARY KEY (size, line)) WITHOUT ROWID;
        CREATE TABLE audit_key (vkey TEXT PRIMARY KEY, since INTEGER NOT NULL, until INTEGER) WITHOUT ROWID;
        CREATE TABLE audit_decision (decision TEXT PRIMARY KEY, requested INTEGER NOT NULL, closed INTEGER) WITHOUT ROWID;
        CREATE INDEX audit_decision_open ON audit_decision (requested) WHERE closed IS NULL;
        CREATE TABLE audit_content (
            record TEXT PRIMARY KEY, job TEXT NOT NULL, decision TEXT, kind TEXT NOT NULL, key TEXT NOT NULL, journal BLOB UNIQUE, sealed BLOB NOT NULL);
        CREATE INDEX audit_content_job ON audit_content (job);
        CREATE INDEX audit_content_decision ON audit_content (decision);
        CREATE INDEX audit_content_key ON audit_content (key);
        CREATE TABLE audit_erasure (key TEXT PRIMARY KEY, position INTEGER NOT NULL, finished INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        CREATE TABLE audit_restore (position INTEGER PRIMARY KEY);
        CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER audit_node_update BEFORE UPDATE ON audit_node BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER audit_node_delete BEFORE DELETE ON audit_node BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER audit_checkpoint_update BEFORE UPDATE ON audit_checkpoint BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        CREATE TRIGGER audit_checkpoint_delete BEFORE DELETE ON audit_checkpoint BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
        """;

    public const string Keys = """
        CREATE TABLE data_key (key TEXT PRIMARY KEY, job TEXT NOT NULL UNIQUE, wrapped BLOB NOT NULL, created INTEGER NOT NULL);
        """;

    /// <summary>Other logs' checkpoints that this installation has cosigned.</summary>
    public const string Witness = """
        CREATE TABLE audit_witnessed (origin TEXT PRIMARY KEY, note TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Finds the keys of a case.</summary>
    public const string Cases = """
        ALTER TABLE data_key ADD COLUMN case_tag BLOB;
        CREATE INDEX data_key_case ON data_key (case_tag);
        """;
}
