import Monitoring

extension TuningTexts {
    static let english = TuningTexts(
        heading: { "Change \($0)" },
        lead: {
            "What you change becomes version \($0). Courses that run follow the version that they have until somebody moves them. Nothing is changed before it is published."
        },
        ways: "What you change", fields: "Limits, times and texts", file: "The whole file",
        fileHelp: "Everything in the programme can be changed here. What is wrong is told with its line and why.",
        fault: { "Line \($0): \($1)" },
        mistaken: "Something cannot be used. It stands at the fields.",
        limitHelp:
            "A number, or a step from what is usual for the citizen: \"usual - 3\" or \"usual + 10 %\". An empty field is no limit.",
        usual: "usual", hours: "Dealt with within (hours)",
        saidOf: "What the citizen and staff are told", citizen: "What the citizen is told", staff: "What staff do",
        inDanish: "Danish", inEnglish: "English",
        mistake: { mistake in
            switch mistake {
            case .limit: "Write a number, or for example \"usual - 3\"."
            case .limits: "Limits must be in order, and be values that can be measured."
            case .hours: "Write a number of hours, for example 2 or 0.5."
            case .text: "Write a text of at most 1,000 characters."
            }
        },
        period: "Try against past measurements", days: { "The last \($0) days" }, tryIt: "See what it means",
        trialHeading: { "Version \($0) of \($1)" },
        notYet: "It is not published. See first what it means.",
        changes: { "Changed since version \($0)" }, noChanges: "Nothing is changed.",
        before: "Before", now: "Now",
        trial: { "What the last \($0) days would have given" },
        noPlans: "Your unit has no courses by this programme, so there is nothing to try against.",
        plans: { some, all in
            some == all
                ? "Tried on \(some == 1 ? "the one course" : "all \(some) courses") that your unit watches, by what was really measured."
                : "Tried on \(some) of the \(all) courses that your unit watches, by what was really measured. They are drawn at random."
        },
        old: { "Version \($0)" }, new: { "Version \($0)" },
        count: { alarms, plans in alarms == 0 ? "0" : "\(alarms) (\(plans) \(plans == 1 ? "course" : "courses"))" },
        trialHelp:
            "Each value outside a limit counts, and each answer that did not come in time. Citizens' own limits hold under both versions, and what is usual is what it is today. Answers in questionnaires are not tried. What citizens would have done otherwise nobody can work out.",
        meanwhile: {
            "Somebody else published version \($0) meanwhile. Your change is here still, now held against that: what the other one changed is on the list too, where it is not in yours."
        },
        goOn: "Change more",
        doctorPublishes:
            "A doctor whose unit watches citizens by the programme publishes a new version. Where a municipality watches them, it is the citizens' doctors. Talk to a doctor about what you have found.",
        publishHeading: "Publish",
        publishHelp: "Your name and your reason stand on the version. It cannot be changed afterwards.",
        why: "Why?", whyHelp: "Write it so that others can see what was behind it.", whyMissing: "Write why.",
        approve: "I have approved the programme for treatment. It is no example any more.",
        publish: { "Publish version \($0)" },
        versionsHeading: { "Versions of \($0)" },
        versionsLead: "Every version is kept. A course follows the one that it has until somebody moves it.",
        versionsLink: "Versions, and what our courses follow",
        follow: { $0 == 1 ? "1 of our courses follows it" : "\($0) of our courses follow it" },
        publishedBy: { "Published by \($0), \($1)" }, whatChanged: "What was changed",
        moveHeading: "Move our courses",
        moveHelp: {
            "The new limits and times hold from now on. What is open to be measured already stays. Citizens' own limits, and what is usual for them, go along. A course that would be over by the new version ends now. Up to \($0) are moved at a time."
        },
        moveWhyHelp: "The reason stands on each course, and citizens can read it with what is changed for them.",
        move: { $0 == 1 ? "Move 1 course to version \($1)" : "Move \($0) courses to version \($1)" },
        moveOne: { "Move to version \($0)" },
        moveOneHelp:
            "There is a newer version of the programme. The new limits and times hold from now on. The citizen can read the reason and what is changed.",
        told: { notice in
            switch notice {
            case .published: "The new version is published. No course has been moved."
            case .moved: "The courses are moved. What they follow now stands here."
            case .unmoved: "Nothing was moved: none of the courses could be."
            case .why: "Nothing was moved: write why."
            case .late: "Nothing was moved: a newer version has come meanwhile. See it first."
            }
        },
        changedFor: { "The course was changed \($0). See what" },
        movedBy: { "\($0) has moved the course to a newer version of the programme. The reason is:" },
        movedHere: { "Moved to the version \($0) by \($1): \($2)" },
        ownLimitsStay: "The limits that a doctor has set here in particular still hold.",
        added: "New", removed: "No longer", content: { "\($0): what is measured or asked" },
        baseline: "Measurements that make what is usual", length: "Days until it ends by itself",
        contact: "Days without contact at most",
        savesVisit: { "\($0): days without contact before a visit counts as saved" },
        assessment: "How it is assessed whether home is right",
        sources: "Where the figures come from", criteria: "Whom it suits", learning: "What the citizen learns",
        watchedBy: "Who watches", approvedNow: "Approved for treatment", experimentalNow: "An example again",
        arrangement: "The order",
        text: { text, isCitizens, language in
            let texts = language.texts
            return switch text {
            case .title: "Name"
            case .purpose: "Purpose"
            case .ending: "When it ends"
            case .emergency: "What to do if it is urgent"
            case .activity(let title): "\(language.say(title)): name"
            case .instruction(let title): "\(language.say(title)): instruction"
            case .citizen(let urgency):
                "\(MonitoringMark(urgency).word(texts.monitoring)): \(isCitizens ? "what you are to do" : "what the citizen is told")"
            case .staff(let urgency): "\(MonitoringMark(urgency).word(texts.monitoring)): what staff do"
            }
        })
}
