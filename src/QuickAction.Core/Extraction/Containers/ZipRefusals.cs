namespace QuickAction.Core.Extraction.Containers;

/// <summary>The sentences with which a container is refused: each says what to do next and none names anything inside the file.</summary>
internal static class ZipRefusals
{
    public static QuickActionException Damaged(Exception? inner = null) =>
        QuickActionException.Refused("The file is damaged; open it in the program that made it, save it again and try the new copy.", RefusalReason.Damaged, inner);

    public static QuickActionException PasswordProtected() =>
        QuickActionException.Refused("The file is password protected; remove the password and try again.", RefusalReason.PasswordProtected);

    public static QuickActionException TooManyEntries(int most) =>
        QuickActionException.Refused($"The file holds more than {most} parts; save its text into a new document and try again.", RefusalReason.TooManyParts);

    public static QuickActionException UnpacksTooLarge(long mostBytes) =>
        QuickActionException.Refused($"The file unpacks to more than {mostBytes / (1024 * 1024)} MB; split it into smaller documents and try again.", RefusalReason.UnpacksTooLarge);

    public static QuickActionException Bomb() =>
        QuickActionException.Refused("The file unpacks to far more than its size allows; save its text into a new document and try again.", RefusalReason.UnpacksTooLarge);

    public static QuickActionException UnsafeNames() =>
        QuickActionException.Refused("The file has parts with unsafe names; open it in the program that made it, save it again and try the new copy.", RefusalReason.UnsafeNames);
}
