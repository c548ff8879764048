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

    /// <summary>Lets rows of the table of checkpoints be deleted, and no more: both in one transaction.</summary>
    public const string FreeCheckpoints = "DROP TRIGGER IF EXISTS audit_checkpoint_delete";

    /// <inheritdoc cref="FreeCheckpoints"/>
    public const string KeepCheckpoints =
        "CREATE TRIGGER audit_checkpoint_delete BEFORE DELETE ON audit_checkpoint BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END";

    public const string Keys = """
        CREATE TABLE data_key (key TEXT PRIMARY KEY, job TEXT NOT NULL UNIQUE, wrapped BLOB NOT NULL, created INTEGER NOT NULL);
        """;

    /// <summary>Other logs' checkpoints that this installation has cosigned.</summary>
    public const string Witness = """
        CREATE TABLE audit_witnessed (origin TEXT PRIMARY KEY, note TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Keys whose content a legal hold keeps from erasure, and the record that placed it.</summary>
    public const string Holds = """
        CREATE TABLE audit_hold (key TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Requests that are on their way, until the decision that they are for has ended.</summary>
    public const string Attempts = """
        CREATE TABLE audit_attempt (decision TEXT NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (decision, number));
        CREATE INDEX audit_attempt_key ON audit_attempt (key);
        """;

    /// <summary>Whose a cosignature is.</summary>
    public const string Cosigners = "ALTER TABLE audit_cosignature ADD COLUMN vkey TEXT";

    /// <summary>Finds the erasures that came after one.</summary>
    public const string Erasures = """
        CREATE INDEX audit_erasure_position ON audit_erasure (position);
        """;

    /// <summary>Up to which record of the log what was erased has been destroyed in this key store: a copy that is put back says an older one.</summary>
    public const string Erased = """
        CREATE TABLE data_key_erased (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL);
        """;

    /// <summary>How long the content under a key may be kept.</summary>
    public const string Retention = """
        ALTER TABLE data_key ADD COLUMN delete_after INTEGER;
        CREATE INDEX data_key_delete_after ON data_key (delete_after) WHERE delete_after IS NOT NULL;
        """;

    /// <summary>Which placeholder stands for what in a case, sealed; one row for each key that seals one.</summary>
    public const string Pseudonyms = """
        CREATE TABLE pseudonym_map (key TEXT PRIMARY KEY, version INTEGER NOT NULL, sealed BLOB NOT NULL);
        """;

    /// <summary>Finds the keys of a case.</summary>
    public const string Cases = """
        ALTER TABLE data_key ADD COLUMN case_tag BLOB;
        CREATE INDEX data_key_case ON data_key (case_tag);
        """;

    /// <summary>Where the log ends, as the program that appended last vouches for it.</summary>
    public const string End = """
        CREATE TABLE audit_end (id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, mac BLOB NOT NULL);
        """;
}
