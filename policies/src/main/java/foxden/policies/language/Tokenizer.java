package foxden.policies.language;

/** Text to token numbers and back. Stateless after it was made; threads may share it. */
public interface Tokenizer {

  /**
   * What it is, for people and for {@code config.json}: {@code bytes}, {@code words}, {@code gpt2}.
   */
  String name();

  /** Number of tokens. */
  int size();

  /** The token that begins a text, or -1 when there is none. */
  int begin();

  /** Token numbers of a text, without {@link #begin}. */
  int[] encode(String text);

  /** The text of token numbers; {@link #begin} gives nothing. */
  String decode(int... tokens);

  /** One token for people, such as a label of an axis. */
  String show(int token);
}
