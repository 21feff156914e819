import ArgumentParser

/// Each benchmark with its own standards, one after another.
struct AllBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "all", abstract: "All of them, one after another, each with its standards.")

    @OptionGroup var place: RecordPlace

    func run() async throws {
        // These know no record.
        if place.server == nil {
            try HTMLBenchmark.parse([]).run()
            try JSONBenchmark.parse([]).run()
        }
        let place = place.arguments
        try await Yardsticks.parse(place).run()
        try await ImportBenchmark.parse(place).run()
        try await OverviewBenchmark.parse(place).run()
        try await ReadBenchmark.parse(place).run()
        try await SearchBenchmark.parse(place).run()
        try await TransactionBenchmark.parse(place).run()
        try await EverythingBenchmark.parse(place).run()
        try await ExportBenchmark.parse(place).run()
        try await GateBenchmark.parse(place).run()
        try await AuditBenchmark.parse(place).run()
        try await AcceptBenchmark.parse(place).run()
        try await UnitListBenchmark.parse(place).run()
        try await DeadlineBenchmark.parse(place).run()
        try await CheckBenchmark.parse(place).run()
        try await MeasurementBenchmark.parse(place).run()
        try await WorklistBenchmark.parse(place).run()
        // It has a record of its own, in a file.
        if self.place.server == nil { try await SimulationBenchmark.parse([]).run() }
    }
}
