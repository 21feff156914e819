extension TodayTexts {
    static let english = TodayTexts(
        brief: "Measuring at home",
        heading: "Today",
        none: "No measuring at home has been agreed.",
        noneHelp: "When something is agreed, it stands here what is to be measured, and when.",
        paused: "Measuring is paused.",
        nothingDue: "There is nothing to measure or answer just now.",
        allDone: "All that was due has been done. Thank you.",
        answer: "Answer the questions",
        answered: "The answers have been sent.",
        nothingToDo: "You need do nothing.",
        onlyLooking: "It has not been sent yet. You can look on, but not write anything here.",
        leadKept: "Write what you have measured. Take it in any order.",
        extra: "Measure something out of turn",
        extraHelp: "You can always measure when there is something you wonder about.",
        send: "Send",
        answersHeading: "Sent",
        helpHeading: "Do you need help?",
        noEmergencyService:
            "This is no emergency service, and nobody watches round the clock. In danger of life: call 112. "
            + "If acutely ill: call your own doctor or the doctor on duty.",
        watched: "The measurements are seen by those named here.",
        wish: "I want to be contacted",
        wishAbout: "What is it about? (may be left empty)",
        courseHeading: "How it has gone",
        ownLimits: "The limits have been set for this very course.",
        handledHeading: "What the staff have done",
        handledEarlier: { "Earlier (\($0))" },
        learning: "Learn about it",
        learnt: "done",
        learn: "I have read it and tried it",
        learntOn: { "Done \($0)" },
        pause: "Take a pause",
        pauseHelp: "On holiday or in hospital? Ask for a pause. It holds when the staff have said yes.",
        pauseFrom: "First day",
        pauseUntil: "Last day",
        pauseWhy: "Why?",
        pauseAsk: "Ask for a pause",
        ended: "Measuring has ended. No more are needed.",
        pauseWish: { from, until, why in "Asks for a pause from \(from) to \(until). \(why)" },
        said: { notice in
            switch notice {
            case .sent: "It is sent."
            case .wished: "The staff have been told that you want to be contacted."
            case .pauseAsked: "You have asked for a pause. It holds when the staff have said yes."
            case .learnt: "It is noted that you have done it."
            case .late: "It could not be done, for something has changed. Here it is as it stands now."
            }
        },
        meaning: { mark in
            switch mark {
            case .red: "It is beyond the limit."
            case .yellow: "It is somewhat outside the usual."
            case .missing: "Nothing came in time."
            case .wish: "You have asked to be contacted."
            case .grey: "The staff look at it."
            case .green: "It is as it should be."
            }
        },
        advice: { mark in
            switch mark {
            case .red: "Measure again in a little while. Call those who follow you. If you feel ill, call 112."
            case .yellow: "The staff look at it. Call, if you get worse."
            case .missing: "Measure as soon as you can."
            case .wish: "The staff will contact you."
            case .grey: "You need do nothing."
            case .green: "You need do nothing."
            }
        },
        answersMean: { mark in
            switch mark {
            case .red: "There is something in your answers that we must talk with you about."
            case .yellow: "A professional looks at your answers."
            case .missing: "Your answers are missing."
            case .wish: "You have asked to be contacted."
            case .grey: "A professional reads your answers."
            case .green: "Your answers look fine."
            }
        },
        nextAnswers: { "You get the next questions \($0)." },
        pausedUntil: { "Measuring is paused until \($0), that day included." },
        toBePaused: { from, until in
            "A pause has been agreed from \(from)" + (until.map { " until \($0), that day included." } ?? ".")
        },
        next: { "Next time: \($0)." },
        before: { "By \($0)" },
        enteredBy: { "Written by \($0)" },
        wishedAt: { "You have asked to be contacted \($0). The staff have not taken it up yet." },
        noNumber: { "Write \($0.lowercased()) as a number, for example 86 or 36.8." },
        impossible: {
            "Can that be right? \($0) is usually between \($1) and \($2) \($3). Measure again, or correct the number."
        },
        isSent: { "\($0) have been told." },
        isSeen: { "\($0) have seen it." },
        isTaken: { "\($0) is taking care of it." },
        isDone: { "\($0) took care of it \($1)." },
        leadOwn: {
            $0 == 1
                ? "There is 1 thing for you to measure or answer."
                : "There are \($0) things for you to measure or answer. Take them in any order."
        },
        leadOthers: {
            $0 == 1 ? "There is 1 thing to measure or answer." : "There are \($0) things to measure or answer."
        })
}
