// The dashboard's texts follow the request's culture; its relative times follow moment, which starts in English,
// and the page calls its language "iv", as the program runs without globalisation data.
document.documentElement.lang = 'zh-CN';
moment.locale('zh-cn');
