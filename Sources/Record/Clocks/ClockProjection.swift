import FHIR

/// All deadlines of the record, as rows made from the resources that have them.
enum ClockProjection {
    static let name = "clock"

    static func projection(of clocks: [Clock]) -> Projection {
        Projection(
            name: name, version: version(of: clocks),
            columns: [.init("due", .integer), .init("clock", .text), .init("owner", .text)],
            indexes: [
                .init("due", on: ["due"], isAcrossPatients: true),
                .init("owner", on: ["owner", "due"], isAcrossPatients: true),
            ],
            types: clocks.reduce(into: []) { $0.formUnion($1.types) },
            rows: { resource in
                let type = resource["resourceType"]?.string ?? ""
                return clocks.filter { $0.types.contains(type) }.flatMap { clock in
                    clock.due(resource).map { time in
                        [.integer(time.instant), .text(clock.name), .text(orNull: time.owner)]
                    }
                }
            })
    }

    /// Another number for other clocks: which there are and what version each has (FNV-1a, 31 bits of it).
    private static func version(of clocks: [Clock]) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in clocks.map({ "\($0.name) \($0.version);" }).sorted().joined().utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return Int(hash & 0x7fff_ffff)
    }
}

/// A row of ``ClockProjection``.
struct DueRow: Hashable {
    let key: ResourceKey
    let due: Int64
    let clock: String

    init?(_ row: ProjectionRow) {
        guard let due = row.values[0].integer, let clock = row.values[1].text else { return nil }
        key = row.key
        self.due = due
        self.clock = clock
    }
}
