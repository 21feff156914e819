package import Measures

/// What an engine measures of itself, for operators.
package final class EngineMetrics: Sendable {
    /// The engine's name: `sqlite` or `postgresql`.
    package let engine: String
    /// As many look at once; the others wait.
    package let readers: Int
    /// More transactions than this do not wait for the writer: they are told to come back.
    package let mostWrites: Int

    /// How many transactions shared each durable commit.
    package let groupSizes = Histogram.sizes()
    /// How long the durable commits took.
    package let commits = Histogram.durations()
    /// Groups of transactions of which nothing was written.
    package let failedGroups = Counter()
    /// Looks that have a reader or wait for one.
    package let reads = Gauge()

    package init(engine: String, readers: Int, mostWrites: Int) {
        self.engine = engine
        self.readers = readers
        self.mostWrites = mostWrites
    }

    package var readersBusy: Int { min(reads.value, readers) }
    package var readsWaiting: Int { max(reads.value - readers, 0) }

    /// A look waits for a reader from now on.
    package func beginRead() { reads.increase() }

    /// A look has given its reader back.
    package func endRead() { reads.decrease() }
}

extension RecordEngine {
    /// What the engine measures, by the names that operators know.
    func families() -> [MetricFamily] {
        var families: [MetricFamily] = []
        func family(_ name: String, _ kind: MetricFamily.Kind, _ help: String, _ add: (inout MetricFamily) -> Void) {
            var family = MetricFamily(name, kind, help)
            add(&family)
            families.append(family)
        }
        func gauge(_ name: String, _ help: String, _ value: Int) {
            family(name, .gauge, help) { $0.add(Double(value)) }
        }
        family("tovholder_record_info", .gauge, "Which engine keeps the record.") {
            $0.add(1, labels: [("engine", metrics.engine)])
        }
        gauge("tovholder_writer_queue", "Transactions that wait for the writer.", writesWaiting)
        gauge("tovholder_writer_queue_limit", "More are told to come back.", metrics.mostWrites)
        gauge("tovholder_readers_busy", "Readers of the record that are at work.", metrics.readersBusy)
        gauge("tovholder_readers_limit", "Readers that there are at most.", metrics.readers)
        gauge("tovholder_reads_waiting", "Looks that wait for a reader.", metrics.readsWaiting)
        family("tovholder_commit_transactions", .histogram, "Transactions that shared a durable commit.") {
            $0.add(metrics.groupSizes)
        }
        family("tovholder_commit_seconds", .histogram, "Durations of durable commits.") {
            $0.add(metrics.commits, unit: 1e-9)
        }
        family("tovholder_commit_failures_total", .counter, "Groups of transactions of which nothing was written.") {
            $0.add(metrics.failedGroups)
        }
        return families
    }
}
