/// Something in a questionnaire that cannot be asked as it is written.
package struct FormFault: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: String, Sendable, Hashable {
        case noLinkId = "an item has no linkId"
        case unknownType = "the type is none of R4's"
        case doubleLinkId = "the linkId is used twice"
        case unknownValueSet = "the options are in a value set that the questionnaire does not contain"
        case unreadableOption = "an option cannot be read"
        case noOptions = "there are no options to choose from"
        case unreadableCondition = "a condition of enableWhen cannot be read"
        case unknownQuestion = "a condition names a question that is not there"
        case circle = "whether it is asked depends on its own answer"
        case tooManyItems = "there are more items than can be asked"
    }

    /// Of the item; empty where it has none.
    package let linkId: String
    package let reason: Reason

    package init(linkId: String, reason: Reason) {
        self.linkId = linkId
        self.reason = reason
    }

    package var description: String { "item '\(linkId)': \(reason.rawValue)" }
}
