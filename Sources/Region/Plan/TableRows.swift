/// A real municipality: its code, its region now and from 2027, how many live there.
struct Municipality: Sendable {
    let code: String
    let name: String
    /// ISO 3166-2, such as `DK-82`.
    let region: String
    let regionName: String
    let regionNameFrom2027: String
    let population: Double

    init(_ row: CSVTable.Row) throws(RegionError) {
        code = try row.text("code")
        name = try row.text("name")
        region = try row.text("iso_3166_2")
        regionName = try row.text("region")
        regionNameFrom2027 = try row.text("region_from_2027")
        population = try row.number("population")
    }
}

/// A real postal area, in the municipality where its middle is.
struct PostalArea: Sendable {
    let municipality: String
    let code: String
    let name: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        municipality = try row.text("municipality")
        code = try row.text("code")
        name = try row.text("name")
    }
}

extension PostalArea {
    /// For a municipality that the table gives no postal area.
    init(nowhereIn municipality: Municipality) {
        self.municipality = municipality.code
        code = "0000"
        name = municipality.name
    }
}

/// How many are of an age, and how many adults of that age live alone.
struct AgeBand: Sendable {
    let ages: ClosedRange<Int>
    let female: Double
    let male: Double
    let alone: Double

    init(_ row: CSVTable.Row) throws(RegionError) {
        ages = try row.int("age_from")...(try row.int("age_to"))
        female = try row.number("female")
        male = try row.number("male")
        alone = try row.number("alone")
    }
}

struct GivenName: Sendable {
    let sex: Sex
    let name: String
    /// About the year in which it was most given.
    let peak: Int
    let weight: Double

    init(_ row: CSVTable.Row) throws(RegionError) {
        sex = try row.sex()
        name = try row.text("name")
        peak = try row.int("peak")
        weight = try row.number("weight")
    }
}

struct WeightedName: Sendable {
    let name: String
    let weight: Double

    init(_ row: CSVTable.Row) throws(RegionError) {
        name = try row.text("name")
        weight = try row.number("weight")
    }
}

/// Names with running sums of their weights.
struct WeightedNames: Sendable {
    private let names: [String]
    private let runningSums: [Double]

    init(_ weighted: [WeightedName]) {
        names = weighted.map(\.name)
        runningSums = weighted.map(\.weight).runningSums
    }

    func pick(_ random: inout SplitRandom) -> String { names[random.weighted(runningSums)] }
}

struct ForeignName: Sendable {
    let language: String
    let kind: String
    let name: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        language = try row.text("language")
        kind = try row.text("kind")
        name = try row.text("name")
    }
}

/// A language other than Danish that people have from home, with names that go with it.
struct MotherTongue: Sendable {
    /// BCP 47.
    let code: String
    let name: String
    let weight: Double
    /// The share of adults who need an interpreter.
    let interpreter: Double
    let female: [String]
    let male: [String]
    let family: [String]

    init(_ row: CSVTable.Row, names: [ForeignName]) throws(RegionError) {
        code = try row.text("code")
        name = try row.text("name")
        weight = try row.number("weight")
        interpreter = try row.number("interpreter")
        func of(_ kind: String) throws(RegionError) -> [String] {
            let found = names.filter { $0.kind == kind }.map(\.name)
            guard !found.isEmpty else { throw row.fault("code", "names of the kind \(kind)") }
            return found
        }
        female = try of("female")
        male = try of("male")
        family = try of("family")
    }
}

/// An invented hospital in a real municipality.
struct HospitalSite: Sendable {
    let region: String
    let municipality: String
    let level: String
    let name: String
    let street: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        region = try row.text("region")
        municipality = try row.text("municipality")
        level = try row.text("level")
        name = try row.text("name")
        street = try row.text("street")
    }
}

/// A kind of department, municipal unit or practice.
struct UnitKind: Sendable {
    let key: String
    /// Where there is one: `university`, `regional`, `psychiatric`, `municipality`, `specialist`, `practice`.
    let level: String
    let sector: String
    let name: String
    let service: String
    /// The specialty, a SNOMED CT code of dk-core's practice settings; nil where there is none.
    let specialty: String?
    /// One letter of `professions.csv` for each who works there.
    let staff: [Character]
    let opens: String
    let closes: String
    let always: Bool

    init(_ row: CSVTable.Row) throws(RegionError) {
        key = try row.text("key")
        level = try row.text("level")
        sector = try row.text("sector")
        name = try row.text("name")
        service = try row.text("service")
        specialty = try row.text("snomed").isEmpty ? nil : try row.text("snomed")
        staff = Array(try row.text("staff"))
        opens = try row.text("opens")
        closes = try row.text("closes")
        always = try row.text("always") == "true"
    }
}

struct Profession: Sendable {
    let letter: Character
    /// A code of dk-core's profession groups; nil where the profession is not authorised.
    let code: String?
    let name: String
    let role: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        guard let first = try row.text("letter").first else { throw row.fault("letter", "a letter") }
        letter = first
        code = try row.text("code").isEmpty ? nil : try row.text("code")
        name = try row.text("name")
        role = try row.text("role")
    }
}

/// A code with its Danish words.
struct CodedText: Sendable {
    let code: String
    let display: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        code = try row.text("code")
        display = try row.text("display")
    }
}

struct Vaccine: Sendable {
    let code: String
    let display: String
    let text: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        code = try row.text("code")
        display = try row.text("display")
        text = try row.text("text")
    }
}

/// A laboratory analysis, a vital sign or a score.
struct Measure: Sendable {
    let system: String
    let code: String
    let display: String
    let unit: String
    let ucum: String
    let decimals: Int
    let female: (low: Double?, high: Double?)
    let male: (low: Double?, high: Double?)
    let category: String
    let mean: Double
    let deviation: Double

    init(_ row: CSVTable.Row) throws(RegionError) {
        let systems = [
            "npu": "urn:oid:1.2.208.176.2.1", "mcs": "urn:oid:1.2.208.184.100.8", "loinc": "http://loinc.org",
        ]
        guard let known = systems[try row.text("system")] else { throw row.fault("system", "npu, mcs or loinc") }
        system = known
        code = try row.text("code")
        display = try row.text("display")
        unit = try row.text("unit")
        ucum = try row.text("ucum")
        decimals = try row.int("decimals")
        female = (try row.optionalNumber("low_female"), try row.optionalNumber("high_female"))
        male = (try row.optionalNumber("low_male"), try row.optionalNumber("high_male"))
        category = try row.text("category")
        mean = try row.number("mean")
        deviation = try row.number("sd")
    }
}

struct Medicine: Sendable {
    let code: String
    let name: String
    let strength: String
    let form: String
    let dosage: String
    /// Times a day; 0 where it is taken as needed.
    let times: Int
    let reason: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        code = try row.text("atc")
        name = try row.text("name")
        strength = try row.text("strength")
        form = try row.text("form")
        dosage = try row.text("dosage")
        times = try row.int("times")
        reason = try row.text("reason")
    }
}

/// What a persona is there to try, in both languages of the screen.
struct PersonaWords: Sendable {
    let code: String
    let danish: String
    let english: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        code = try row.text("code")
        danish = try row.text("danish")
        english = try row.text("english")
    }
}

/// A document's or message's own words, with names in braces where something is put in.
struct TextTemplate: Sendable {
    let title: String
    let text: String

    init(_ row: CSVTable.Row) throws(RegionError) {
        title = try row.text("title")
        text = TextTemplate.lines(try row.text("text"))
    }

    /// The table writes a line break as `\n`, so that a row stays one line.
    private static func lines(_ text: String) -> String {
        var result: [UInt8] = []
        var escaped = false
        for byte in text.utf8 {
            if escaped {
                result.append(byte == UInt8(ascii: "n") ? 0x0A : byte)
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text with each `{name}` replaced; a name that is not given stays as it is, so that a test finds it.
    func filled(_ values: [String: String]) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

extension CSVTable.Row {
    func sex() throws(RegionError) -> Sex {
        guard let sex = Sex(rawValue: try text("sex")) else { throw fault("sex", "female or male") }
        return sex
    }
}

extension [Double] {
    var runningSums: [Double] {
        var sum = 0.0
        return map {
            sum += $0
            return sum
        }
    }
}
