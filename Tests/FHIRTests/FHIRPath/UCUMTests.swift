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
