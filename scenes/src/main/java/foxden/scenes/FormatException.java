package foxden.scenes;

import java.io.IOException;

/**
 * A file that does not say what it should. The message is one sentence with the file, the place in
 * it and the mend, ready to be shown.
 */
public class FormatException extends IOException {

  private static final long serialVersionUID = 1;

  /** The whole sentence. */
  public FormatException(String sentence) {
    super(sentence);
  }

  /**
   * The usual form.
   *
   * @param file name as the user knows it
   * @param place JSON path, or line and column
   * @param what what is wrong, without a full stop
   * @param mend what to do about it, without a full stop
   */
  public FormatException(String file, String place, String what, String mend) {
    super(file + ": " + place + ": " + what + "; " + mend + ".");
  }
}
