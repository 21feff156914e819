import FHIR

/// That the hospital is done with what it treats (færdigmelding): words to a unit that helps at home. A unit that takes
/// messages gets them as a CareCommunication, for there is no message of their own for it.
struct StayNotice {
    let stay: HospitalStay
    /// What the department is called.
    let department: String?
    /// Whom it is to: `Organization/id`.
    let unit: String
    let instant: Int64

    func json(id: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Communication")
            $0.member("id", id)
            $0.member("language", "da")
            $0.member("status", "completed")
            $0.array("category") { list in
                list.object { $0.conceptContent(StaySystems.category, "discharge", text: "Udskrivelse") }
            }
            $0.reference("subject", "Patient/" + stay.patient, display: nil)
            $0.object("topic") { $0.member("text", "Færdigbehandlet") }
            $0.reference("encounter", stay.reference, display: nil)
            $0.member("sent", InstantText.second(instant))
            $0.array("recipient") { list in list.object { $0.member("reference", unit) } }
            $0.reference("sender", stay.department, display: department)
            $0.array("payload") { list in list.object { $0.member("contentString", text) } }
        }
        return try JSONDocument(writer.bytes).root
    }

    private var text: String {
        "Borgeren er færdigbehandlet på \(department ?? "afdelingen") og kan komme hjem, når hjælpen derhjemme er klar."
    }
}
