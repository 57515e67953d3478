/* The editors of the article form make <style> elements of their own. They get the page's nonce, without which the
   content security policy would refuse them. */
{
    const nonce = document.currentScript.nonce;
    const create = document.createElement.bind(document);
    document.createElement = (name, options) => {
        const made = create(name, options);
        if (String(name).toLowerCase() === "style") made.nonce = nonce;
        return made;
    };
}
