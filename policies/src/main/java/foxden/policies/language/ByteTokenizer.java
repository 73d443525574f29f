package foxden.policies.language;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One token a byte of UTF-8; token 256, when there is one, begins a text. */
public final class ByteTokenizer implements Tokenizer {

  private final boolean marked;

  /**
   * @param marked whether there is a 257th token that begins a text
   */
  public ByteTokenizer(boolean marked) {
    this.marked = marked;
  }

  /** The byte tokeniser of a vocabulary of 256 or 257. */
  static Optional<ByteTokenizer> of(int vocabulary) {
    return vocabulary == 256 || vocabulary == 257
        ? Optional.of(new ByteTokenizer(vocabulary == 257))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "bytes";
  }

  @Override
  public int size() {
    return marked ? 257 : 256;
  }

  @Override
  public int begin() {
    return marked ? 256 : -1;
  }

  @Override
  public int[] encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] tokens = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      tokens[i] = bytes[i] & 0xff;
    }
    return tokens;
  }

  @Override
  public String decode(int... tokens) {
    byte[] bytes = new byte[tokens.length];
    int n = 0;
    for (int token : tokens) {
      if (token < 256) {
        bytes[n++] = (byte) token;
      }
    }
    return new String(bytes, 0, n, StandardCharsets.UTF_8);
  }

  @Override
  public String show(int token) {
    if (token == 256) {
      return "<s>";
    }
    // "20" of the byte 0x20 would look like a number of the text.
    return token == ' '
        ? "\u2423"
        : token > ' ' && token < 127 ? String.valueOf((char) token) : "0x%02x".formatted(token);
  }
}
