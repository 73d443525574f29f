package foxden.sim.cheetah;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Numbers as Python writes and reads them: the shortest digits that read back as the same double,
 * an exponent only below 1e-4 and from 1e16 up, {@code nan} and {@code inf} in small letters.
 */
public final class PythonNumbers {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  // Before 19, Double.toString sometimes wrote a digit too many (JDK-4511638).
  private static final boolean SHORTEST = Runtime.version().feature() >= 19;

  private PythonNumbers() {}

  /** Python's {@code repr} of a float. */
  public static String format(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    return decimal(shortest(value));
  }

  /** The shortest decimal that reads back as the same float, in the same form. */
  public static String format(float value) {
    if (value == 0 || !Float.isFinite(value)) {
      return format((double) value);
    }
    for (int digits = 1; digits < 9; digits++) {
      BigDecimal d = rounded(value, digits);
      if (d.floatValue() == value) {
        return decimal(d);
      }
    }
    return decimal(rounded(value, 9));
  }

  private static BigDecimal shortest(double value) {
    if (SHORTEST) {
      // Java writes two digits at least, and not always those that Python's one digit stands for.
      BigDecimal two = new BigDecimal(Double.toString(value));
      BigDecimal one = two.precision() == 2 ? rounded(value, 1) : two;
      return one.doubleValue() == value ? one : two;
    }
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal d = rounded(value, digits);
      if (d.doubleValue() == value) {
        return d;
      }
    }
    return rounded(value, 17);
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String decimal(BigDecimal number) {
    BigDecimal d = number.stripTrailingZeros();
    String digits = d.unscaledValue().abs().toString();
    // value = 0.DIGITS * 10^point
    int point = digits.length() - d.scale();
    String sign = d.signum() < 0 ? "-" : "";
    if (point > 16 || point < -3) {
      int exponent = point - 1;
      String mantissa =
          digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
      String size = Integer.toString(Math.abs(exponent));
      return sign
          + mantissa
          + (exponent < 0 ? "e-" : "e+")
          + (size.length() < 2 ? "0" + size : size);
    }
    if (point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return sign + digits + "0".repeat(point - digits.length()) + ".0";
    }
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  /**
   * Reads a finite decimal number.
   *
   * @throws IllegalArgumentException when it is none, also for {@code nan} and {@code inf}
   */
  public static double parse(String text) {
    String word = text.strip();
    if (!NUMBER.matcher(word).matches()) {
      throw new IllegalArgumentException("'" + word + "' is not a finite decimal number");
    }
    double value = Double.parseDouble(word);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("'" + word + "' is too large");
    }
    return value;
  }
}
