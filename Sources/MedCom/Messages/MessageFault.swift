/// Why a message cannot be taken, in the words of acknowledgements.
///
/// Source: CodeSystem medcom-acknowledgement-error-codes 1.8.1.
package struct MessageFault: Error, Sendable, Hashable {
    /// `fatal-error`: it will never be taken as it is; `transient-error`: it may be sent again.
    package enum Severity: String, Sendable, Codable {
        case transient = "transient-error"
        case fatal = "fatal-error"
    }

    package enum Code: String, Sendable, Hashable, Codable {
        case receiverUnknown = "MSG_Receiver_Identifier_UNKNOWN"
        case receiverMissing = "MSG_Receiver_Identifier_MISSING"
        case kindUnknown = "MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE"
        case codeUnknown = "MSG_VALUESET_VALUE_UNKNOWN"
        case tooLong = "MSG_Element_To_Long"
        case wrongType = "MSG_Datatype_Wrong"
        case outOfOperation = "MSG_Mailbox_Out_Of_Operation"
        case damaged = "MSG_Damaged_durin_transport"
    }

    /// One thing that is wrong.
    package struct Item: Sendable, Hashable, Codable {
        /// A code of issue-type.
        package var kind: String
        /// MedCom's own code, where it has one.
        package var code: Code?
        /// The element; nil where it is the message as a whole.
        package var path: String?
        /// What was expected: never what the message says.
        package var text: String
    }

    package var severity: Severity
    package var items: [Item]

    package init(_ severity: Severity, _ items: [Item]) {
        self.severity = severity
        self.items = items
    }

    /// One thing that is wrong with the message as a whole.
    static func whole(_ code: Code?, kind: String, _ text: String, _ severity: Severity = .fatal) -> MessageFault {
        MessageFault(severity, [Item(kind: kind, code: code, path: nil, text: text)])
    }
}
