import Testing

/// Rooms import only from the floors below them, and heavy packages stay in the rooms that exist for them.
@Suite struct FloorTests {
    /// From the ground up: a room may import any room that stands before it here, unless the manifest says less.
    static let floors = [
        "CBZip2", "CPango", "CPostgres", "CZlib", "FHIR", "FHIRXML", "HTML", "Measures", "Paper", "Questionnaires",
        "Access",
        "Record", "RecordSQL", "RecordSQLite", "RecordPostgres", "Apps", "Care", "Monitoring", "Exchange", "Region",
        "SignIn",
        "Subscriptions", "Pages", "FHIRServer", "MedCom", "Simulation", "App",
        "tovholder",
    ]

    /// Who may import each package.
    static let packages = [
        "GRDB": ["Sources/RecordSQLite"],
        "CPango": ["Sources/Paper"],
        "CPostgres": ["Sources/RecordPostgres"],
        "GRDBSQLite": ["Sources/RecordSQLite"],
        "Crypto": [
            "Sources/Record", "Sources/RecordPostgres", "Sources/Exchange", "Sources/SignIn", "Sources/App",
            "Sources/Apps", "Sources/Pages", "Sources/MedCom",
        ],
        "CryptoExtras": ["Sources/Apps"],
        "JWTKit": ["Sources/SignIn", "Sources/Apps"],
        "AsyncHTTPClient": ["Sources/App"],
        "Hummingbird": ["Sources/Pages", "Sources/FHIRServer", "Sources/App"],
        "Tracing": ["Sources/Measures", "Sources/App"],
        "ArgumentParser": ["Sources/tovholder"],
        "Yams": ["Sources/Monitoring"],
    ]

    @Test func roomsImportFromBelow() throws {
        for file in try House.files(below: ["Sources"], endingWith: [".swift"]) {
            let room = String(file.room.dropFirst("Sources/".count))
            let floor = try #require(Self.floors.firstIndex(of: room), "\(room) has no floor")
            for imported in imports(of: file) {
                if let other = Self.floors.firstIndex(of: imported) {
                    #expect(other < floor, "\(file.path) imports \(imported), which is not below it")
                }
                if let allowed = Self.packages[imported] {
                    #expect(allowed.contains(file.room), "\(file.path) imports \(imported)")
                }
            }
        }
    }

    private func imports(of file: House.File) -> [String] {
        file.lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1,
                words[..<place].allSatisfy({ ["package", "internal", "@preconcurrency", "@testable"].contains($0) })
            else { return nil }
            return String(words[place + 1])
        }
    }
}
