/// How long this process waits for a server that does not answer. A server that is frozen keeps its connections open, and
/// its operating system answers for it: neither TCP nor the server's own time-outs tell.
struct PostgresPatience: Sendable {
    /// A server that has said nothing for so long is asked by another connection whether it is there.
    var silence = Duration.seconds(5)
    /// An answer to a reader: longer than the server itself lets a statement take.
    var reading = PostgresSettings.longestStatement + .seconds(5)
    /// An answer to the writer: a commit may wait for a standby.
    var writing = Duration.seconds(60)
    /// An answer to the one who holds duties: so long is another process kept from them.
    var watching = Duration.seconds(5)
    /// How long after its loss a server is waited for. Patroni puts a standby in its place within this where only the
    /// database died.
    var absence = Duration.seconds(10)
}
