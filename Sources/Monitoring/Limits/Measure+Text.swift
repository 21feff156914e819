extension Measure {
    /// A value with its unit, as people read it.
    package func text(_ value: Double, moreDecimals: Int = 0) -> Wording {
        let unit = unitText.isEmpty ? "" : " " + unitText
        let digits = decimals + moreDecimals
        return Wording(
            danish: MonitoringNumber.text(value, decimals: digits, comma: ",") + unit,
            english: MonitoringNumber.text(value, decimals: digits, comma: ".") + unit)
    }
}
