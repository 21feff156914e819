/// A way to reach somebody.
package struct ContactPoint: ElementLens {
    package let json: JSONValue

    package init(json: JSONValue) { self.json = json }

    /// `phone`, `email`, `sms`, `url`, `fax`, `pager` or `other`.
    package var system: String? { json["system"]?.string }
    package var value: String? { json["value"]?.string }
    /// `home`, `work`, `temp`, `old` or `mobile`.
    package var use: String? { json["use"]?.string }
    /// 1 is preferred.
    package var rank: Int? { integer("rank") }
    package var period: Period? { element("period") }
}
