import FHIR

extension GoingHomeWriter {
    private static let letters = "https://tovholder.dk/fhir/CodeSystem/letter"

    /// The letter about the way home, to somebody who is not digital: it waits to be printed, as `Care/Letters` writes it.
    func letter(about pathway: String) {
        chart.add("CommunicationRequest") {
            $0.member("status", "active")
            $0.array("category") { list in
                list.object { concept in
                    concept.array("coding") { $0.coding(Self.letters, "notice") }
                    concept.member("text", "Brev til borger")
                }
            }
            $0.array("medium") { list in
                list.object { concept in
                    concept.array("coding") { $0.coding(CodeSystems.terminology + "v3-ParticipationMode", "MAILWRIT") }
                }
            }
            $0.reference("subject", chart.citizen.reference)
            $0.references("about", ["Task/" + discharge, pathway])
            $0.member("occurrenceDateTime", text(leaving, plus: 24))
            $0.member("authoredOn", text(leaving))
            $0.references("recipient", [chart.citizen.reference])
            $0.reference("sender", lung.organization, lung.name)
            $0.array("reasonCode") { list in
                for occasion in ["discharge", "responsible"] {
                    list.object { concept in
                        concept.array("coding") { $0.coding(Self.letters, occasion) }
                    }
                }
            }
        }
    }
}
