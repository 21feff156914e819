/// What messages need to be sent: numbers of units and citizens, and who takes messages.
extension SimulatedRegion {
    /// The municipality that has a system of its own: messages go to it.
    static let municipality = "municipality-1"

    private static let code = "0751"

    /// Some live in the municipality that has a system of its own.
    func takesMessages(_ citizen: String) -> Bool {
        hasMessages && citizens.firstIndex(of: citizen).map { $0 % 3 == 0 } == true
    }

    /// Of a citizen whom the municipality knows, as members of the Patient. Nobody's number: 1941 had no 29 February. A day
    /// of more than 60 is none that messages may have.
    func identity(of citizen: String) -> String {
        guard takesMessages(citizen), let place = citizens.firstIndex(of: citizen) else { return "" }
        return """
            ,"identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"\(2_902_410_000 + place)"}],"name":[{"use":\
            "official","family":"Holm","given":["Nr\(place)"]}],"address":[{"extension":[{"url":\
            "http://hl7.dk/fhir/core/StructureDefinition/dk-core-municipalityCodes","valueCodeableConcept":{"coding":\
            [{"system":"http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes","code":"\(Self.code)"}]}}]}]
            """
    }

    /// Of a unit that messages come from or go to, as members of the Organization.
    ///
    /// - Parameter isHere: whether the unit works in the record that this is for, and so needs no messages.
    func numbers(of unit: SimulatedUnit, isHere: Bool) -> String {
        guard hasMessages, unit.kind == .hospital || unit.id == Self.municipality else { return "" }
        let place = units.firstIndex(of: unit) ?? 0
        let code =
            unit.id == Self.municipality
            ? #",{"system":"http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes","value":"\#(Self.code)"}"#
            : ""
        let endpoint = isHere ? "" : #","endpoint":[{"reference":"Endpoint/mailbox"}]"#
        return """
            ,"identifier":[{"system":"urn:oid:1.2.208.176.1.1","value":"\(265_161_000_016_000 + place)"},{"system":\
            "https://www.gs1.org/gln","value":"\(Self.globalLocationNumber(place))"}\(code)]\(endpoint)
            """
    }

    /// With the prefix that is kept for demonstrations, and the right check digit.
    private static func globalLocationNumber(_ place: Int) -> String {
        let digits = String(952_000_000_000 + place)
        let sum = digits.utf8.enumerated().reduce(0) { sum, digit in
            sum + (Int(digit.element) - 48) * (digit.offset.isMultiple(of: 2) ? 1 : 3)
        }
        return digits + String((10 - sum % 10) % 10)
    }

    static let mailbox =
        #"{"resourceType":"Endpoint","id":"mailbox","status":"active","connectionType":{"code":"hl7-fhir-msg"},"payloadType":[{"text":"MedCom"}],"address":"urn:medcom"}"#

    /// What the municipality's own system knows: the same units, with the mailboxes on the other side, and its citizens.
    var resourcesOfMunicipality: [String] {
        [Self.mailbox] + units.map { organization($0, isHere: $0.id == Self.municipality) }
            + citizens.filter(takesMessages).map { #"{"resourceType":"Patient","id":"\#($0)"\#(identity(of: $0))}"# }
            + [
                #"{"resourceType":"Practitioner","id":"\#(SimulatedWords.nurse)","name":[{"family":"Friis","given":["Nana"]}]}"#,
                #"{"resourceType":"PractitionerRole","id":"\#(SimulatedWords.nurse)","practitioner":{"reference":"Practitioner/\#(SimulatedWords.nurse)"},"organization":{"reference":"Organization/\#(Self.municipality)"},"code":[{"text":"sygeplejerske"}],"telecom":[{"system":"phone","value":"70202020"}]}"#,
            ]
    }
}
