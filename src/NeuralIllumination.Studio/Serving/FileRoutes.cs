using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeuralIllumination.Studio.Notebooks;
using NeuralIllumination.Studio.Pages;
using NeuralIllumination.Studio.Sessions;

namespace NeuralIllumination.Studio.Serving;

/// <summary>Saves notebooks and reads them again, and nothing else, in their folder, and nowhere else.</summary>
internal static class FileRoutes
{
    /// <summary>Maps them below a notebook's address.</summary>
    public static void Map(RouteGroupBuilder notebook, NotebookShelf shelf)
    {
        notebook.MapPost(
            "save",
            (string slug, NotebookRequest asked) =>
                shelf.Open(slug) is { } session ? Save(shelf, session.Notebook, asked) : Results.NotFound()
        );
        notebook.MapPost(
            "reread",
            (string slug, NotebookRequest asked) =>
                shelf.Open(slug) is { } session ? Reread(shelf, session.Notebook, asked.Page ?? "") : Results.NotFound()
        );
        notebook.MapGet(
            "export",
            (string slug) =>
                shelf.Open(slug) is not { } session
                    ? Results.NotFound()
                    // A file to keep, never a page of this address: its outputs would be at home here.
                    : Results.File(
                        System.Text.Encoding.UTF8.GetBytes(
                            NotebookPage.Render(session.Notebook.ToNotebook(), session.Notebook.File.Name)
                        ),
                        "application/octet-stream",
                        Path.ChangeExtension(session.Notebook.File.Name, ".html")
                    )
        );
    }

    private static IResult Save(NotebookShelf shelf, OpenNotebook notebook, NotebookRequest asked)
    {
        try
        {
            return asked.Name is { } name && name != notebook.File.Name
                ? SaveCopy(shelf, notebook, name, asked.Overwrite)
                : SaveHere(shelf, notebook, asked.Overwrite);
        }
        catch (FileFormatException exception)
        {
            return Refuse(StatusCodes.Status400BadRequest, shelf.WithoutFolder(exception.Message));
        }
    }

    private static IResult SaveHere(NotebookShelf shelf, OpenNotebook notebook, bool overwrite)
    {
        if (!NotebookFolder.IsWithin(shelf.Folder, notebook.File.Path))
            return LeadsOut(notebook);
        if (!notebook.Save(overwrite))
            return Refuse(
                StatusCodes.Status409Conflict,
                $"{notebook.File.Name} is not what it was when it was opened here: somebody else changed or removed it."
            );
        return Results.Json(new { name = notebook.File.Name });
    }

    private static IResult SaveCopy(NotebookShelf shelf, OpenNotebook notebook, string name, bool overwrite)
    {
        if (NotebookFolder.File(shelf.Folder, name) is not { } path)
            return Refuse(
                StatusCodes.Status400BadRequest,
                NotebookFolder.IsName(name)
                    ? $"{name} is a link that leads out of the notebooks' folder."
                    : $"Expected a file's name that ends in {NotebookFile.Dib} or {NotebookFile.Ipynb}, without a folder; got \"{name}\"."
            );
        if (File.Exists(path) && !overwrite)
            return Refuse(StatusCodes.Status409Conflict, $"{name} is there already.");
        NotebookFile.Write(path, notebook.ToNotebook());
        return Results.Json(new { name, address = NotebookAddress.OfFile(path) });
    }

    private static IResult Reread(NotebookShelf shelf, OpenNotebook notebook, string page)
    {
        if (!NotebookFolder.IsWithin(shelf.Folder, notebook.File.Path))
            return LeadsOut(notebook);
        try
        {
            return notebook.Refresh(dropEdits: true, page)
                ? Results.Json(new { name = notebook.File.Name })
                : Refuse(
                    StatusCodes.Status409Conflict,
                    $"{notebook.File.Name} was not read again, because a cell is running: wait for it or interrupt it."
                );
        }
        catch (FileFormatException exception)
        {
            return Refuse(StatusCodes.Status400BadRequest, shelf.WithoutFolder(exception.Message));
        }
    }

    private static IResult LeadsOut(OpenNotebook notebook) =>
        Refuse(StatusCodes.Status400BadRequest, $"{notebook.File.Name} leads out of the notebooks' folder now.");

    private static IResult Refuse(int status, string message) => Results.Json(new { message }, statusCode: status);
}
