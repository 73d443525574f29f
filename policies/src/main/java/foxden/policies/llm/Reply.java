package foxden.policies.llm;

/**
 * What came back from a server.
 *
 * @param text raw; empty when there was none
 * @param tokensIn as the server counted them; -1 when it did not say
 * @param tokensOut likewise
 */
record Reply(String text, Finish finish, long tokensIn, long tokensOut) {}
