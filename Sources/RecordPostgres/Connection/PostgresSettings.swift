import Record

/// What each connection of ours is told, whatever the server's own settings are.
enum PostgresSettings {
    /// A statement of a reader that takes longer is given up: nobody waits for it any more.
    static let longestStatement = Duration.seconds(60)
    /// Another process that writes may hold the writers' lock so long.
    static let longestWait = Duration.seconds(10)
    /// A writer that asks for nothing for so long has gone without a word, or hangs: others get its lock.
    static let longestSilence = Duration.seconds(30)

    /// A machine that has gone without a word is noticed by the server too, within fifteen seconds: it may hold a lock.
    private static let common = """
        SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 3;
        SET tcp_user_timeout = '15s';
        SET jit = off; SET client_min_messages = warning; SET standard_conforming_strings = on; SET bytea_output = 'hex';
        SET default_transaction_isolation = 'read committed'; SET default_transaction_read_only = off;
        """

    /// For the one who listens, and holds the locks of duties.
    static let watch = common + "SET statement_timeout = '\(milliseconds(longestWait))ms';"

    /// For those who read: at a snapshot, and nothing else.
    static let reader = common + "SET statement_timeout = '\(milliseconds(longestStatement))ms';"

    /// For those who look things up by their keys. Plans are made once, for what a key finds is always found alike: making
    /// one anew each time costs ten times the look-up.
    static let briefReader = reader + "SET plan_cache_mode = force_generic_plan;"

    /// For the one who writes.
    ///
    /// A commit is answered when it is durable: here, and on the standbys that the operator has named. A stronger
    /// setting of the server's is left as it is. Plans are made once, for the writer's statements are all alike.
    static let writer =
        common + """
            SET lock_timeout = '\(milliseconds(longestWait))ms'; SET statement_timeout = 0;
            SET idle_in_transaction_session_timeout = '\(milliseconds(longestSilence))ms';
            SET plan_cache_mode = force_generic_plan;
            SELECT CASE WHEN current_setting('synchronous_commit') <> 'remote_apply'
            THEN set_config('synchronous_commit', 'on', false) END;
            """

    private static func milliseconds(_ duration: Duration) -> Int64 { duration.components.seconds * 1000 }
}
