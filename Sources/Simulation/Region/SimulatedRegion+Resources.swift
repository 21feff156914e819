/// The region as FHIR, as a directory would send it.
extension SimulatedRegion {
    /// The resources that are there from the beginning.
    var resources: [String] { units.map(organization) + members.flatMap(resources) + citizens.map(patient) }

    private func organization(_ unit: SimulatedUnit) -> String {
        let parent = unit.parent.map { #","partOf":{"reference":"Organization/\#($0)"}"# } ?? ""
        return """
            {"resourceType":"Organization","id":"\(unit.id)","active":true,"type":[{"coding":[{"system":\
            "https://tovholder.dk/fhir/CodeSystem/sector","code":"\(unit.kind.sector)"}]}],"name":"\(unit.id)"\(parent)}
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
        return #"{"resourceType":"Patient","id":"\#(citizen)"\#(clinic)}"#
    }
}
