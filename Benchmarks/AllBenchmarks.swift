import ArgumentParser

/// Each benchmark with its own standards, one after another.
struct AllBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "all", abstract: "All of them, one after another, each with its standards.")

    func run() async throws {
        try await Yardsticks.parse([]).run()
        try HTMLBenchmark.parse([]).run()
        try JSONBenchmark.parse([]).run()
        try await ImportBenchmark.parse([]).run()
        try await OverviewBenchmark.parse([]).run()
        try await ReadBenchmark.parse([]).run()
        try await SearchBenchmark.parse([]).run()
        try await TransactionBenchmark.parse([]).run()
        try await EverythingBenchmark.parse([]).run()
    }
}
