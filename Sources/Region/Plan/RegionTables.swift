import Foundation

/// The facts, names, codes and rates that every region is made from, read once from `Tables`.
struct RegionTables: Sendable {
    let municipalities: [Municipality]
    let postalAreas: [String: [PostalArea]]
    let ages: [AgeBand]
    let givenNames: [GivenName]
    let surnames: WeightedNames
    let languages: [MotherTongue]
    let streets: [String]
    let hospitals: [HospitalSite]
    let unitKinds: [String: UnitKind]
    let unitKindOrder: [UnitKind]
    let professions: [Character: Profession]
    let rates: Rates
    let conditions: [String: CodedText]
    let procedures: [String: CodedText]
    let vaccines: [String: Vaccine]
    let laboratory: [String: Measure]
    let medicines: [String: Medicine]
    let texts: [String: TextTemplate]
    let personas: [String: PersonaWords]

    /// Reads the tables that are part of the program.
    static func load() throws(RegionError) -> RegionTables {
        try RegionTables { name throws(RegionError) in
            guard let file = Bundle.module.url(forResource: "Tables/\(name)", withExtension: "csv"),
                let data = try? Data(contentsOf: file)
            else { throw .table(name: name, reason: "the file is missing") }
            return try CSVTable(String(decoding: data, as: UTF8.self), name: name)
        }
    }

    private init(_ table: (String) throws(RegionError) -> CSVTable) throws(RegionError) {
        municipalities = try table("municipalities").map(Municipality.init)
        postalAreas = Dictionary(grouping: try table("postal_areas").map(PostalArea.init), by: \.municipality)
        ages = try table("ages").map(AgeBand.init)
        givenNames = try table("given_names").map(GivenName.init)
        surnames = WeightedNames(try table("surnames").map(WeightedName.init))
        let foreign = Dictionary(grouping: try table("names_other").map(ForeignName.init), by: \.language)
        languages = try table("languages").map { row throws(RegionError) in
            try MotherTongue(row, names: foreign[try row.text("code")] ?? [])
        }
        streets = try table("streets").map { row throws(RegionError) in try row.text("name") }
        hospitals = try table("hospitals").map(HospitalSite.init)
        unitKindOrder = try table("departments").map(UnitKind.init)
        unitKinds = Dictionary(unitKindOrder.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        professions = Dictionary(
            try table("professions").map(Profession.init).map { ($0.letter, $0) },
            uniquingKeysWith: { first, _ in first })
        rates = Rates(try table("rates").map(Rate.init))
        conditions = try Self.keyed(table("conditions"), CodedText.init)
        procedures = try Self.keyed(table("procedures"), CodedText.init)
        vaccines = try Self.keyed(table("vaccines"), Vaccine.init)
        laboratory = try Self.keyed(table("labs"), Measure.init)
        medicines = try Self.keyed(table("medicines"), Medicine.init)
        texts = try Self.keyed(table("texts"), TextTemplate.init)
        personas = Dictionary(
            try table("personas").map(PersonaWords.init).map { ($0.code, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func keyed<Value>(
        _ table: CSVTable, _ make: (CSVTable.Row) throws(RegionError) -> Value
    ) throws(RegionError) -> [String: Value] {
        let pairs = try table.map { row throws(RegionError) in (try row.text("key"), try make(row)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}
