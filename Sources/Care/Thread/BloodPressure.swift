/// The codes of blood pressure: LOINC, NPU's national ones, and MedCom's for measurements at home.
enum BloodPressure {
    static func isSystolic(_ code: String?) -> Bool { has(code, ["8480-6", "DNK05472", "MCS88019"]) }

    static func isDiastolic(_ code: String?) -> Bool { has(code, ["8462-4", "DNK05473", "MCS88020"]) }

    private static func has(_ code: String?, _ codes: [String]) -> Bool {
        guard let code else { return false }
        return codes.contains { code.hasSuffix("|" + $0) }
    }
}
