import ArgumentParser

/// Measures the product beside yardsticks taken in the same run, since machines differ and the same machine drifts.
@main
struct Benchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tovholder-benchmark",
        abstract: "Figures for docs/performance.md, as ratios to yardsticks measured in the same run.",
        subcommands: [
            AllBenchmarks.self, Yardsticks.self, HTMLBenchmark.self, JSONBenchmark.self, ImportBenchmark.self,
            OverviewBenchmark.self, ReadBenchmark.self, SearchBenchmark.self,
            TransactionBenchmark.self, EverythingBenchmark.self, ExportBenchmark.self, GateBenchmark.self,
            AuditBenchmark.self, AcceptBenchmark.self, UnitListBenchmark.self, DeadlineBenchmark.self,
            SimulationBenchmark.self, CheckBenchmark.self, MeasurementBenchmark.self, WorklistBenchmark.self,
        ]
    )
}
