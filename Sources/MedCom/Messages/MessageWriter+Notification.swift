import FHIR

extension MessageWriter {
    /// The citizen, with no more than number and name.
    mutating func add(
        person identifier: String, _ number: MessagePerson.Number, family: String, given: [String], isDeceased: Bool
    ) {
        add(
            "Patient", identifier, profile: MedComSystems.profile("core", "medcom-core-patient"),
            narrative: (given + [family]).joined(separator: " ")
        ) { patient in
            patient.array("identifier") { list in
                list.object {
                    $0.member("use", number.isCPR ? "official" : "temp")
                    $0.member("system", number.system)
                    $0.member("value", number.value)
                }
            }
            patient.array("name") { list in
                list.object { name in
                    name.member("use", "official")
                    name.member("family", family)
                    if !given.isEmpty { name.array("given") { list in for part in given { list.string(part) } } }
                }
            }
            if isDeceased { patient.member("deceasedBoolean", true) }
        }
    }
}
