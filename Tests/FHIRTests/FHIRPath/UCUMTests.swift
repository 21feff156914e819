import Testing

@testable import FHIR

struct UCUMTests {
    /// Code, factor and base units.
    private static let units = """
        mg/dL 10.0 g.m-3
        g/L 1000.0 g.m-3
        mm[Hg] 133322 g.m-1.s-2
        /min 0.016666666666666666 s-1
        10*3/uL 1000000000000.0 m-3
        10*9/L 1000000000000.0 m-3
        {score} 1 1
        % 0.01 1
        kg/m2 1000 g.m-2
        [lb_av] 453.59237 g
        [in_i] 0.0254 m
        wk 604800 s
        m[IU]/L 1 [iU].m-3
        mL/min/{1.73_m2} 1.6666666666666667e-08 m3.s-1
        kPa 1000000.0 g.m-1.s-2
        dam 10 m
        1 1 1
        m.s-2 1 m.s-2
        cm[H2O] 98066.5 g.m-1.s-2
        ug/(kg.h) 2.777777777777778e-13 s-1
        """.split(separator: "\n").map(String.init)

    @Test(arguments: units)
    func unitsHaveTheirBaseUnits(line: String) throws {
        let fields = line.split(separator: " ").map(String.init)
        let (code, factor, unit) = (fields[0], try #require(Double(fields[1])), fields[2])
        let found = try #require(UCUM.canonical(1, code))
        #expect(found.unit == unit)
        #expect(abs(found.value - factor) <= abs(factor) * 1e-9, "\(found.value)")
    }

    /// Amounts that are the same in two units, by public facts.
    @Test(arguments: [
        (100, "mg/dL", 1, "g/L"), (1, "mmol/L", 1e-3, "mol/L"), (1, "[lb_av]", 0.45359237, "kg"),
        (120, "mm[Hg]", 15.99864, "kPa"),
        (37, "Cel", 98.6, "[degF]"), (0, "Cel", 273.15, "K"), (90, "min", 1.5, "h"), (2, "wk", 14, "d"),
        (50, "%", 0.5, "1"),
        (1, "[in_i]", 2.54, "cm"), (1, "m[IU]/mL", 1, "[IU]/L"), (60, "/min", 1, "Hz"), (1, "10*3/uL", 1, "10*9/L"),
        (1, "[psi]", 6.894757293168, "kPa"), (1, "mL/min/{1.73_m2}", 0.06, "L/h"), (1, "ug/kg/min", 60, "ug/kg/h"),
        (1, "kcal", 4.184, "kJ"), (1, "[in_i'Hg]", 25.4, "mm[Hg]"), (1, "kat", 6e7, "U"),
    ])
    func amountsAreTheSame(amount: Double, unit: String, other: Double, otherUnit: String) throws {
        let left = try #require(UCUM.canonical(amount, unit))
        let right = try #require(UCUM.canonical(other, otherUnit))
        #expect(left.unit == right.unit)
        #expect(abs(left.value - right.value) <= abs(right.value) * 1e-6)
    }

    @Test(arguments: [
        ("mg/dL", "mmol/L"), ("kg", "m"), ("Cel", "kPa"), ("[IU]/L", "U/L"), ("mL", "g"), ("/min", "L/min"),
    ])
    func whatIsOfAnotherKindIsNotConverted(unit: String, other: String) {
        #expect(UCUM.areComparable(unit, other) == false)
    }

    /// Every unit of the table with every prefix it takes, its powers and quotients: what UCUM's grammar says of them.
    @Test func prefixesPowersAndQuotientsFollowTheGrammar() throws {
        let rows = DefinitionTable.rows(named: "ucum-units.tsv").filter { $0.count == 4 }
        #expect(rows.count > 130)
        for row in rows {
            let unit = row[0]
            let own = try #require(UCUM.canonical(1, unit), "\(unit)")
            let square = try #require(UCUM.canonical(1, "\(unit).\(unit)"))
            if !["10*", "10^"].contains(unit), unit.last?.isNumber != true {
                #expect(try #require(UCUM.canonical(1, "\(unit)2")) == square, "\(unit)")
            }
            #expect(try #require(UCUM.canonical(1, "\(unit)/\(unit)")).unit == "1", "\(unit)")
            let inverse = try #require(UCUM.canonical(1, "/\(unit)"))
            #expect(abs(inverse.value * own.value - 1) < 1e-9, "\(unit)")
            #expect(try #require(UCUM.canonical(1, unit + "{of something}")) == own, "\(unit)")
            for (prefix, factor) in UCUMTable.prefixes where row[1] == "metric" {
                // A unit of its own goes before a prefix: `cd` is no hundredth of a day, nor `Pa` a thousand billion years.
                if rows.contains(where: { $0[0] == prefix + unit }) { continue }
                let prefixed = try #require(UCUM.canonical(1, prefix + unit), "\(prefix)\(unit)")
                #expect(prefixed.unit == own.unit, "\(prefix)\(unit)")
                #expect(abs(prefixed.value / own.value / factor - 1) < 1e-9, "\(prefix)\(unit)")
            }
        }
    }

    @Test func temperaturesHaveAnOffset() throws {
        #expect(abs(try #require(UCUM.canonical(37, "Cel")).value - 310.15) < 1e-9)
        #expect(abs(try #require(UCUM.canonical(98.6, "[degF]")).value - 310.15) < 1e-9)
    }

    @Test(arguments: [
        "", "foo", "mg/", "/", "(m", "m)", "m{", "kk", "[nix]", "m99", "mg//dL", "((((((((((((m))))))))))))",
    ])
    func whatIsNoUnitIsRefused(code: String) {
        #expect(UCUM.canonical(1, code) == nil)
    }

    /// The codes of the Synthea set, and what Danish laboratories report in.
    @Test(arguments: [
        "mmol/L", "umol/L", "mU/L", "U/L", "fL", "pg", "g/dL", "kg", "cm", "{#}", "a", "mo", "{nominal}", "mmol/mol",
        "s", "ms",
        "10*12/L", "mol/L", "nmol/L", "pmol/L", "ng/mL", "kU/L", "%", "mL", "{count}", "L/min", "mg/kg", "mg/g",
        "{mass}/{mass}",
    ])
    func unitsOfTheRecordsAreKnown(code: String) {
        #expect(UCUM.canonical(1, code) != nil)
    }
}
