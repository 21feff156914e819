/// The region as FHIR, as a directory would send it.
extension SimulatedRegion {
    /// The resources that are there from the beginning.
    var resources: [String] {
        (hasMessages ? [Self.mailbox] : []) + units.map { organization($0, isHere: $0.id != Self.municipality) }
            + members.flatMap(resources) + citizens.map(patient)
    }

    /// - Parameter isHere: whether the unit works in the record that this is for.
    func organization(_ unit: SimulatedUnit, isHere: Bool) -> String {
        let parent = unit.parent.map { #","partOf":{"reference":"Organization/\#($0)"}"# } ?? ""
        return """
            {"resourceType":"Organization","id":"\(unit.id)","active":true,"type":[{"coding":[{"system":\
            "https://tovholder.dk/fhir/CodeSystem/sector","code":"\(unit.kind.sector)"}]}],"name":"\(unit.id)"\(parent)\
            \(numbers(of: unit, isHere: isHere))}
            """
    }

    private func resources(of member: SimulatedMember) -> [String] {
        [
            #"{"resourceType":"Practitioner","id":"p-\#(member.id)","active":true}"#,
            """
            {"resourceType":"PractitionerRole","id":"\(member.id)","active":true,"practitioner":{"reference":\
            "\(member.person)"},"organization":{"reference":"\(member.unit.reference)"}}
            """,
        ]
    }

    private func patient(_ citizen: String) -> String {
        let clinic = clinic(of: citizen).map { #","generalPractitioner":[{"reference":"\#($0.reference)"}]"# } ?? ""
        return #"{"resourceType":"Patient","id":"\#(citizen)"\#(clinic)\#(identity(of: citizen))}"#
    }
}
