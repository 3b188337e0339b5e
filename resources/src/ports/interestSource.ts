/** Something that a reader can be reminded of */
export interface InterestChoice {
	kind: 'occurrence' | 'series' | 'type' | 'topic';
	/** Of a type or topic: its id */
	target: string | null;
	/** In the reader's language */
	label: string;
	mine: boolean;
}

export interface InterestState {
	/** How many people are interested */
	interested?: number;
	/** The occurrence itself comes first; missing for those who are not logged in */
	choices?: InterestChoice[];
	/** What happens if they are reminded, in the reader's language */
	text?: string;
}

export interface InterestSource {
	/** Whether somebody is logged in whom the wiki can remind */
	readonly isNamed: boolean;
	/** Where one logs in, or asks for a reminder without all this */
	page( occurrence: string ): string;
	/** Null where the wiki knows nothing of the occurrence */
	ask( occurrence: string ): Promise<InterestState | null>;
	/**
	 * @return What happens now, in the reader's language
	 * @throws Error With a message for the reader; empty where no answer came
	 */
	set( occurrence: string, choice: InterestChoice, isWanted: boolean ): Promise<{ text: string; interested?: number }>;
}
