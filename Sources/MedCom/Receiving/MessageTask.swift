import Care
import FHIR

/// What a unit is to look at because of a message.
struct MessageTask {
    var id: String
    /// A code of the kinds of Task.
    var kind: String
    /// The id of the Patient; nil where it is nobody's, and then the text names nobody.
    var patient: String?
    var focus: String?
    /// The id of the Organization.
    var owner: String?
    /// What it is about, in Danish.
    var text: String
    var authored: Int64
    /// The number of the message.
    var number: String
    var requester: String?

    func json() throws -> JSONValue {
        let time = InstantText.second(authored)
        var writer = JSONWriter()
        writer.object { task in
            task.member("resourceType", "Task")
            task.member("id", id)
            task.member("language", "da")
            task.array("identifier") { list in
                list.object {
                    $0.member("system", MedComSystems.message)
                    $0.member("value", number)
                }
            }
            task.member("status", "requested")
            task.member("intent", "order")
            task.object("code") { code in
                code.array("coding") { list in
                    list.object {
                        $0.member("system", TaskKind.system)
                        $0.member("code", kind)
                    }
                }
            }
            task.member("description", text)
            if let focus { task.object("focus") { $0.member("reference", focus) } }
            if let patient { task.object("for") { $0.member("reference", "Patient/" + patient) } }
            task.member("authoredOn", time)
            task.member("lastModified", time)
            if let requester { task.object("requester") { $0.member("reference", "Organization/" + requester) } }
            if let owner { task.object("owner") { $0.member("reference", "Organization/" + owner) } }
        }
        return try JSONDocument(writer.bytes).root
    }
}
