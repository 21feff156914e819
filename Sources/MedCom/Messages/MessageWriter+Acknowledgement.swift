import FHIR

extension MessageWriter {
    mutating func addOutcome(_ identifier: String, _ items: [MessageFault.Item]) {
        add(
            "OperationOutcome", identifier,
            profile: MedComSystems.profile("acknowledgement", "medcom-acknowledgement-operationoutcome"),
            narrative: items.map(\.text).joined(separator: "; ")
        ) { outcome in
            outcome.array("issue") { list in
                for item in items {
                    list.object { issue in
                        issue.member("severity", "error")
                        issue.member("code", item.kind)
                        if let code = item.code {
                            issue.object("details") { details in
                                details.array("coding") { list in
                                    list.object {
                                        $0.member("system", MedComSystems.error)
                                        $0.member("code", code.rawValue)
                                    }
                                }
                            }
                        }
                        issue.member("diagnostics", item.text)
                        if let path = item.path { issue.array("expression") { $0.string(path) } }
                    }
                }
            }
        }
    }
}
