/// What is said to people, in both languages.
package struct Wording: Sendable, Hashable {
    package var danish: String
    package var english: String

    package init(danish: String, english: String) {
        self.danish = danish
        self.english = english
    }
}
