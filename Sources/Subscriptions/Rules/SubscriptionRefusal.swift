/// Why a Subscription is not taken: the element, and what is wrong with it. It holds nothing about anybody.
package struct SubscriptionRefusal: Error, Sendable, Hashable {
    /// The element, such as `Subscription.channel.endpoint`.
    package let path: String
    package let text: String

    package init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
    }
}
