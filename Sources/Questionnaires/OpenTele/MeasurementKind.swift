import Foundation

/// What a kind of measurement in OpenTele becomes: a line of `Tables/measurements.json`.
struct MeasurementKind: Sendable, Hashable, Decodable {
    /// One question of it.
    struct Item: Sendable, Hashable, Decodable {
        let id: String
        let text: String
        let type: String
        /// In UCUM.
        let unit: String?
        /// The unit in words.
        let display: String?
        let least: Int?
        let most: Int?
        let options: [String]?
        let codes: [ScoreTable.Code]
    }

    let kind: String
    /// Whether there may be several values, such as those of the last days.
    let repeats: Bool?
    /// Whether it is a curve, which only a device can bring.
    let isDeviceOnly: Bool?
    let items: [Item]

    /// By OpenTele's name.
    static let all: [String: MeasurementKind] = {
        struct Table: Decodable {
            let kinds: [MeasurementKind]
        }
        guard let url = Bundle.module.url(forResource: "Tables/measurements", withExtension: "json"),
            let data = try? Data(contentsOf: url), let table = try? JSONDecoder().decode(Table.self, from: data)
        else { return [:] }
        return Dictionary(table.kinds.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    }()
}
